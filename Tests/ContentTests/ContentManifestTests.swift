import Bytes
import Content
import TestSupport
import Testing

@Suite("A bundle's manifest")
struct ContentManifestTests {
    static func manifest() throws -> ContentManifest {
        try ContentBundle(files: SmallBundle.files()).manifest(version: ContentVersion(3))
    }

    @Test func `a manifest is read back from its canonical bytes`() throws {
        let manifest = try Self.manifest()
        let read = try ContentManifest(canonicalBytes: manifest.canonicalBytes)
        #expect(read == manifest)
        #expect(read.digest == manifest.digest)
        #expect(read.releaseName == "3-\(manifest.digest.shortHex)")
    }

    @Test func `the crisis question is in no counter's list`() throws {
        #expect(try Self.manifest().questions == ["Q01"])
    }

    @Test func `the earliest day of review is the bundle's`() throws {
        #expect(try Self.manifest().reviewBy == "2027-10-01")
    }

    @Test func `any other form of the same manifest is refused`() throws {
        let spaced = try Self.manifest().canonicalBytes + [UInt8(ascii: "\n")]
        #expect(throws: ContentError.manifestNotCanonical) { try ContentManifest(canonicalBytes: spaced) }
    }

    @Test func `every truncation is refused`() throws {
        let bytes = try Self.manifest().canonicalBytes
        for count in 0..<bytes.count {
            #expect(throws: ContentError.self) { try ContentManifest(canonicalBytes: Array(bytes.prefix(count))) }
        }
    }

    @Test func `a manifest of a later format is refused by its number`() throws {
        let text = String(decoding: try Self.manifest().canonicalBytes, as: UTF8.self)
            .replacing(#""formatVersion":1"#, with: #""formatVersion":2"#)
        #expect(throws: ContentError.unsupportedVersion(path: "bundle.json", found: 2, supported: 1)) {
            try ContentManifest(canonicalBytes: Array(text.utf8))
        }
    }

    @Test func `a changed, missing or added file is found`() throws {
        let manifest = try Self.manifest()
        var files = try SmallBundle.files()
        try manifest.verify(files)
        let path = try BundlePath("index.mustache")
        let content = try #require(files[path])
        files[path] = Array(content.reversed())
        #expect(throws: ContentError.self) { try manifest.verify(files) }
        files[path] = nil
        #expect(throws: ContentError.missingFile(path: "index.mustache")) { try manifest.verify(files) }
        files[path] = content
        files[try BundlePath("stranger.txt")] = [1]
        #expect(throws: ContentError.extraFile(path: "stranger.txt")) { try manifest.verify(files) }
    }
}
