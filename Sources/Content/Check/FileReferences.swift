/// Follows what files of a bundle name: pictures of style sheets, modules of scripts, partials of templates.
struct FileReferences {
    let files: [BundlePath: [UInt8]]

    func findings() -> [ContentFinding] {
        files.keys.sorted().flatMap { path -> [ContentFinding] in
            guard let text = String(validating: files[path] ?? [], as: UTF8.self) else { return [] }
            let folder = path.text.split(separator: "/").dropLast().map(String.init)
            switch path.fileExtension {
            case "css": return missing(Self.between("url(", ")", text).map { Self.resolved($0, from: folder) }, path)
            case "js": return missing(Self.modules(text).map { Self.resolved($0, from: folder) }, path)
            case "mustache":
                let partials = Self.between("{{>", "}}", text).map { Self.trimmed($0) + ".mustache" }
                let assets = Self.between("{{assets}}/", "\"", text).filter { !$0.contains("{{") }
                return missing(partials + assets, path)
            default: return []
            }
        }
    }

    private func missing(_ references: [String], _ path: BundlePath) -> [ContentFinding] {
        references.compactMap { reference in
            if reference.hasPrefix("data:") || reference.hasPrefix("#") { return nil }
            let name = String(reference.prefix { $0 != "#" && $0 != "?" })
            if let target = try? BundlePath(name), files[target] != nil { return nil }  // A bad name is missing too.
            return ContentFinding(
                .fault, path.text, "", "It names \(name), which the bundle does not have; add the file or correct it.")
        }
    }

    /// What `import` and `export … from` name, and addresses made with `new URL("…", import.meta.url)`.
    private static func modules(_ text: String) -> [String] {
        let lines = text.split(separator: "\n")
        let named = lines.filter { line in
            let line = trimmed(line)
            return line.hasPrefix("import ") || line.hasPrefix("export ") || line.hasPrefix("} from ")
                || line.contains("import(\"") || line.contains("import.meta.url")
        }
        return named.flatMap { between("\"", "\"", String($0)) }.filter { $0.hasPrefix("./") || $0.hasPrefix("../") }
    }

    /// A relative address as a path of the bundle; what climbs out of it keeps its dots and is then found nowhere.
    private static func resolved(_ reference: String, from folder: [String]) -> String {
        let plain = reference.trimmingQuotes()
        if plain.hasPrefix("data:") || plain.hasPrefix("#") { return plain }
        var path = plain.hasPrefix("/") ? [] : folder
        for step in plain.split(separator: "/") {
            switch step {
            case ".": break
            case ".." where !path.isEmpty: path.removeLast()
            default: path.append(String(step))
            }
        }
        return path.joined(separator: "/")
    }

    /// Every text between the two marks, in order.
    private static func between(_ opening: String, _ closing: String, _ text: String) -> [String] {
        var found: [String] = []
        var rest = text[...]
        while let start = rest.firstRange(of: opening) {
            rest = rest[start.upperBound...]
            guard let end = rest.firstRange(of: closing) else { break }
            found.append(String(rest[..<end.lowerBound]))
            rest = rest[end.upperBound...]
        }
        return found
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}

extension String {
    fileprivate func trimmingQuotes() -> String { filter { $0 != "\"" && $0 != "'" } }
}
