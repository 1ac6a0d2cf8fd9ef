import Bytes
import Content
import FoundationEssentials
import TestSupport
import Testing

@Suite("Manifests of released formats")
struct ManifestFixtureTests {
    private func fixture(_ name: String) throws -> [UInt8] {
        let root = #filePath.dropLast("ContentTests/ManifestFixtureTests.swift".count)
        return Array(try Data(contentsOf: URL(fileURLWithPath: "\(root)Fixtures/content/\(name)")))
    }

    @Test func `a manifest from before teach-backs and sheets keeps its digest and names none`() throws {
        let bytes = try fixture("manifest-1.json")
        let manifest = try ContentManifest(canonicalBytes: bytes)
        #expect(manifest.digest.shortHex == "f2c6e13d")
        #expect(manifest.canonicalBytes == bytes)
        #expect(manifest.teachbacks.isEmpty)
        #expect(manifest.takehome.isEmpty)
        #expect(manifest.questions.count == 39)
    }

    @Test func `teach-backs and sheets are read back in the manifest's order`() throws {
        let bytes = try fixture("manifest-1-teachbacks.json")
        let manifest = try ContentManifest(canonicalBytes: bytes)
        #expect(manifest.digest.shortHex == "8071a551")
        #expect(manifest.canonicalBytes == bytes)
        #expect(manifest.teachbacks == [TeachbackKeys(id: "car-trip-who", choices: ["me", "medicine"])])
        #expect(manifest.takehome == ["car-trip"])
    }

    @Test func `an empty list stands for its absence, so that one manifest has one form`() throws {
        let text = String(decoding: try fixture("manifest-1.json"), as: UTF8.self)
            .replacing(#""topics":"#, with: #""teachbacks":[],"topics":"#)
        #expect(throws: ContentError.manifestNotCanonical) { try ContentManifest(canonicalBytes: Array(text.utf8)) }
    }
}

@Suite("Teach-backs and sheets of an explainer")
struct TeachbackTests {
    private func bundle(_ extra: String) throws -> ContentBundle {
        let path = "explainers/globe/explainer.json"
        let text = SmallBundle.texts[path]?.replacing(#""scenes""#, with: "\(extra),\"scenes\"")
        return try ContentBundle(files: SmallBundle.files(changing: [path: text]))
    }

    @Test func `they reach the manifest`() throws {
        let whole = try bundle(
            #""takehome":true,"teachback":[{"id":"who","choices":["me","medicine"],"answer":"me"}]"#)
        let manifest = whole.manifest(version: ContentVersion(2))
        #expect(manifest.teachbacks == [TeachbackKeys(id: "who", choices: ["me", "medicine"])])
        #expect(manifest.takehome == ["globe"])
        #expect(whole.explainers.first?.teachbacks.first?.answer == "me")
    }

    @Test func `one choice, a repeated choice, an answer that is none, a repeated or malformed id are refused`() {
        let path = "explainers/globe/explainer.json"
        let who = #"{"id":"who","choices":["me","you"],"answer":"me"}"#
        let table: [(String, ContentError)] = [
            (
                #"{"id":"who","choices":["me"],"answer":"me"}"#,
                .invalidValue(path: path, key: "who.choices", found: "me")
            ),
            (
                #"{"id":"who","choices":["me","me"],"answer":"me"}"#,
                .invalidValue(path: path, key: "who.choices", found: "me,me")
            ),
            (
                #"{"id":"who","choices":["me","you"],"answer":"us"}"#,
                .invalidValue(path: path, key: "who.answer", found: "us")
            ),
            (
                #"{"id":"w o","choices":["me","you"],"answer":"me"}"#,
                .invalidValue(path: path, key: "id", found: "w o")
            ),
            ("\(who),\(who)", .invalidValue(path: path, key: "teachback.id", found: "who")),
        ]
        for (teachback, expected) in table {
            #expect(throws: expected) { try bundle(#""teachback":[\#(teachback)]"#) }
        }
    }
}
