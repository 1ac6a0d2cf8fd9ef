import Content
import Mustache

/// A bundle's templates, parsed once; partials are named by their path without the ending.
struct TemplateLibrary {
    private static let ending = ".mustache"
    private let library: MustacheLibrary

    init(_ files: [BundlePath: [UInt8]]) throws(PageRenderingError) {
        var templates: [String: MustacheTemplate] = [:]
        for (path, bytes) in files where path.text.hasSuffix(Self.ending) {
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw .malformedTemplate(path: path.text, reason: "it is not UTF-8")
            }
            do {
                templates[String(path.text.dropLast(Self.ending.count))] = try MustacheTemplate(string: text)
            } catch {
                throw .malformedTemplate(path: path.text, reason: "\(error)")
            }
        }
        library = MustacheLibrary(templates: templates)
    }

    func render(_ template: String, _ context: [String: Any]) throws(PageRenderingError) -> String {
        let name = template.hasSuffix(Self.ending) ? String(template.dropLast(Self.ending.count)) : template
        guard let text = library.render(context, withTemplate: name) else { throw .missingTemplate(path: template) }
        return text
    }
}
