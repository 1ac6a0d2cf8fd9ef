import Bytes
import Content
import Foundation
import SystemPackage
import Testing

@testable import Kiosk

@Suite("Starting from the image of what was served")
struct ReleaseImageTests {
    let folder = DataFolder(FileManager.default.temporaryDirectory.appending(path: "image-\(UUID().uuidString)").path)

    func rendered() throws -> ServedRelease {
        try ServedRelease(files: FactoryBundle().files(), site: .factory)
    }

    func configuration() async throws -> KioskConfiguration {
        try await KioskConfiguration.read(
            overrides: ["data.directory": folder.path.string, "sync.enabled": "false"], file: nil)
    }

    @Test func `every page and file read from an image is the one that was rendered`() throws {
        let rendered = try rendered()
        let read = try #require(ServedRelease(image: rendered.image(by: "me"), by: "me"))
        #expect(read.name == rendered.name)
        #expect(read.version == rendered.version)
        #expect(Set(read.resources.keys) == Set(rendered.resources.keys))
        for (path, resource) in rendered.resources {
            let found = try #require(read.resource(at: path))
            #expect(found.identity == resource.identity)
            #expect(found.tag == resource.tag && found.caching == resource.caching)
            #expect(found.contentType == resource.contentType)
        }
        #expect(read.sorryPage(for: "/en/nothing/")?.tag == rendered.sorryPage(for: "/en/nothing/")?.tag)
        #expect(read.selfCheck() == nil)
    }

    @Test func `an image that is damaged, cut short or of another program is not read`() throws {
        let image = try rendered().image(by: "me")
        #expect(ServedRelease(image: image, by: "another build") == nil)
        for offset in stride(from: 0, to: image.count, by: max(1, image.count / 97)) {
            var damaged = image
            damaged[offset] ^= 0x20
            #expect(ServedRelease(image: damaged, by: "me") == nil, "a flipped bit at \(offset)")
            #expect(ServedRelease(image: Array(image.prefix(offset)), by: "me") == nil, "cut at \(offset)")
        }
    }

    @Test func `a start serves the image of the one before, and a damaged image costs nothing but time`() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder.path.string) }  // A leftover harms nobody.
        let first = try await KioskParts.prepare(configuration())
        try await first.content.settle()
        let file = try #require(try FileManager.default.contentsOfDirectory(atPath: folder.images.string).first)
        let path = folder.images.appending(file).string
        let again = try await KioskParts.prepare(configuration())
        #expect(await again.content.served.active.name == first.content.served.active.name)
        #expect(await again.content.isFromImage)

        try Data("nonsense".utf8).write(to: URL(filePath: path))
        let third = try await KioskParts.prepare(configuration())
        #expect(await !third.content.isFromImage)
        #expect(await third.content.served.active.resource(at: "/en/") != nil)
    }

    @Test func `after a failed start nothing is taken from an image`() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder.path.string) }  // A leftover harms nobody.
        try await KioskParts.prepare(configuration()).content.settle()
        let careful = try await KioskParts.prepare(configuration(), usesImage: false)
        #expect(await !careful.content.isFromImage)
    }

    @Test func `a site configuration that changed on disk is not served from the image of the one before`() async throws
    {
        defer { try? FileManager.default.removeItem(atPath: folder.path.string) }  // A leftover harms nobody.
        try await KioskParts.prepare(configuration()).content.settle()
        let site = Array(#"{"clinic":{"name":"Clinic"},"schemaVersion":1}"#.utf8)
        let name = "1-\(SHA256Digest(of: site).shortHex).json"
        try Data(site).write(to: URL(filePath: folder.path.appending("sites").appending(name).string))
        try FileManager.default.createSymbolicLink(
            atPath: folder.path.appending("site").string, withDestinationPath: "sites/\(name)")
        let next = try await KioskParts.prepare(configuration())
        #expect(await next.content.served.active.site.clinic?.name == "Clinic")
        #expect(await !next.content.isFromImage)
    }
}
