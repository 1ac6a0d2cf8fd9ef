import Bytes
import Content
import Delta
import Foundation
import TestSupport
import Testing
import UpdateMetadata

@testable import SyncServer

@Suite("Making and publishing releases")
struct ReleaseTests {
    private func purposes(_ targets: Targets) -> [String: TargetPurpose?] {
        Dictionary(uniqueKeysWithValues: targets.files.map { ($0.key.description, $0.value.purpose) })
    }

    private func kiosk(_ version: Int, _ digest: SHA256Digest) -> KioskHoldings {
        KioskHoldings(activeVersion: version, activeDigest: digest, site: "main", siteVersion: nil)
    }

    @Test func `a draft is kept whole and not published`() throws {
        let workshop = try Workshop()
        let draft = try workshop.builder.create(from: workshop.content())
        #expect(draft.release.version == ContentVersion(1))
        #expect(draft.unreviewed == ["globe", "Q01", "Q40"])
        #expect(draft.itemCount == 3)
        #expect(try workshop.names(in: "releases") == [draft.release.name])
        #expect(try ReleaseStore(folder: workshop.folder).files(of: draft.release).count == SmallBundle.texts.count + 1)
        #expect(try workshop.readTargets().files.isEmpty)
    }

    @Test func `a published release can be rebuilt from its full package`() throws {
        let workshop = try Workshop()
        let draft = try workshop.builder.create(from: workshop.content())
        try workshop.publisher.publish(nil, now: Workshop.start)
        let choice = ReleaseChoice(from: try workshop.readTargets(), for: kiosk(0, .zero))
        let package = try #require(choice.bundle)
        #expect(package.contentVersion == 1)
        #expect(package.isDelta == false)
        var sink = DeltaTreeSink()
        let bytes = try workshop.target(package.path, package.file)
        try DeltaPatcher(package: DeltaPackage(bytes), base: DeltaTree.empty).apply(to: &sink)
        #expect(SHA256Digest(of: sink.files["bundle.json"] ?? []) == package.bundleDigest)
        #expect(package.bundleDigest == draft.release.digest)
        #expect(sink.files.count == SmallBundle.texts.count + 1)
    }

    @Test func `a changed word comes as a small delta from the release before`() throws {
        let workshop = try Workshop()
        let first = try workshop.publish(title: "Hello")
        let second = try workshop.publish(title: "Howdy")
        let choice = ReleaseChoice(from: try workshop.readTargets(), for: kiosk(1, first.release.digest))
        let package = try #require(choice.bundle)
        #expect(package.isDelta)
        #expect(package.file.length < 1_000)
        let base = try DeltaTree(files(of: first.release, workshop))
        var sink = DeltaTreeSink()
        try DeltaPatcher(package: DeltaPackage(workshop.target(package.path, package.file)), base: base)
            .apply(to: &sink)
        #expect(try sink.files == files(of: second.release, workshop))
    }

    @Test func `kiosks with the factory content get a delta too`() throws {
        var workshop = try Workshop()
        workshop.factory = try Workshop.smallFactory()
        try workshop.publish(title: "Howdy")
        let factory = try #require(workshop.factory)
        let choice = ReleaseChoice(from: try workshop.readTargets(), for: kiosk(0, factory.manifest.digest))
        #expect(choice.bundle?.isDelta == true)
    }

    @Test func `deltas are made from the last five published releases`() throws {
        let workshop = try Workshop()
        for number in 1...7 { try workshop.publish(title: "Title \(number)") }
        let last = try workshop.publish(title: "Title 8")
        #expect(last.packages.map(\.baseVersion?.number) == [nil, 7, 6, 5, 4, 3])
        #expect(try workshop.readTargets().files.count == 6)
    }

    @Test func `a draft that was never published is no base`() throws {
        let workshop = try Workshop()
        try workshop.publish(title: "One")
        _ = try workshop.builder.create(from: workshop.content(title: "Two"))
        let third = try workshop.publish(title: "Three")
        #expect(third.release.version == ContentVersion(3))
        #expect(third.packages.map(\.baseVersion?.number) == [nil, 1])
    }

    @Test func `what changed is told file by file`() throws {
        let workshop = try Workshop()
        _ = try workshop.builder.create(from: workshop.content())
        let draft = try workshop.builder.create(
            from: workshop.content(changing: ["layout.mustache": "{{{body}}}", "notes/new.txt": "new"]))
        #expect(draft.comparedWith == ContentVersion(1))
        #expect(draft.changes.files.map(\.path.text) == ["layout.mustache", "notes/new.txt"])
        #expect(draft.changes.files.last?.before == nil)
        #expect(draft.report.contains("new      notes/new.txt  (3 bytes)"))
    }

    @Test func `the same content again makes no release`() throws {
        let workshop = try Workshop()
        _ = try workshop.builder.create(from: workshop.content())
        #expect(throws: PublishingError.nothingChanged(since: ContentVersion(1))) {
            _ = try workshop.builder.create(from: workshop.content())
        }
    }

    @Test func `earlier content comes back as a new version`() throws {
        let workshop = try Workshop()
        let first = try workshop.publish(title: "Hello")
        try workshop.publish(title: "Howdy")
        let draft = try workshop.builder.create(repeating: ContentVersion(1))
        #expect(draft.release.version == ContentVersion(3))
        #expect(draft.release.manifest.files == first.release.manifest.files)
        try workshop.publisher.publish(nil, now: Workshop.start)
        #expect(try workshop.repository.current().currentVersion == ContentVersion(3))
    }

    @Test func `a version is published once and never goes back`() throws {
        let workshop = try Workshop()
        #expect(throws: PublishingError.nothingToPublish(current: nil)) {
            try workshop.publisher.publish(nil, now: Workshop.start)
        }
        _ = try workshop.builder.create(from: workshop.content(title: "One"))
        try workshop.publish(title: "Two")
        #expect(throws: PublishingError.nothingToPublish(current: ContentVersion(2))) {
            try workshop.publisher.publish(nil, now: Workshop.start)
        }
        #expect(throws: PublishingError.alreadyPublished(ContentVersion(2))) {
            try workshop.publisher.publish(ContentVersion(2), now: Workshop.start)
        }
        #expect(throws: PublishingError.notNewer(ContentVersion(1), current: ContentVersion(2))) {
            try workshop.publisher.publish(ContentVersion(1), now: Workshop.start)
        }
        #expect(throws: PublishingError.unknownRelease(ContentVersion(9), known: [1, 2].map { ContentVersion($0) })) {
            try workshop.publisher.publish(ContentVersion(9), now: Workshop.start)
        }
    }

    @Test func `the list says where each release stands`() throws {
        let workshop = try Workshop()
        try workshop.publish(title: "One")
        _ = try workshop.builder.create(from: workshop.content(title: "Two"))
        try workshop.publish(title: "Three", now: Workshop.start.adding(days: 1))
        _ = try workshop.builder.create(from: workshop.content(title: "Four"))
        let (releases, damaged) = try workshop.repository.releases()
        #expect(releases.map(\.version.number) == [4, 3, 2, 1])
        #expect(releases.map(\.state) == [.draft, .current, .passedOver, .earlier])
        #expect(releases.map(\.publishedAt) == [nil, Workshop.start.adding(days: 1), nil, Workshop.start])
        #expect(damaged.isEmpty)
    }

    @Test func `an unknown fact is named and leaves nothing behind`() throws {
        let workshop = try Workshop()
        let faq = SmallBundle.texts["faq/faq.json"]?.replacing("CF-001", with: "CF-999")
        let folder = try workshop.content(changing: ["faq/faq.json": faq])
        #expect(
            throws: PublishingError.content(.unknownFact(path: "faq/faq.json", item: "Q01", fact: "CF-999"))
        ) { _ = try workshop.builder.create(from: folder) }
        #expect(try workshop.names(in: "releases").isEmpty)
    }

    @Test func `a sheet's code carries the words as they were edited`() throws {
        let workshop = try Workshop()
        let words = "explainers/globe/strings/en.json"
        let folder = try workshop.content(changing: [words: #"{"still":"Still.","sheet":{"short":"Bring a friend."}}"#])
        let code = try #require(
            files(of: workshop.builder.create(from: folder).release, workshop)["explainers/globe/qr/en.svg"])
        let digest = SHA256Digest(of: Array("Bring a friend.".utf8)).hex
        #expect(String(decoding: code, as: UTF8.self).contains("data-text=\"\(digest)\""))
        let made = try #require(QRCode(of: "Bring a friend."))
        #expect(String(decoding: code, as: UTF8.self).contains(made.path))
        let other = try workshop.content(
            changing: [
                words: #"{"still":"Still.","sheet":{"short":"Bring two friends."}}"#,
                "explainers/globe/qr/en.svg": String(decoding: code, as: UTF8.self),
            ])
        let second = try files(of: workshop.builder.create(from: other).release, workshop)
        #expect(second["explainers/globe/qr/en.svg"] != code)
    }

    @Test func `a sheet's text that no phone reads well is refused`() throws {
        let workshop = try Workshop()
        let words = "explainers/globe/strings/en.json"
        let long = String(repeating: "word ", count: 161)
        let folder = try workshop.content(changing: [words: #"{"still":"Still.","sheet":{"short":"\#(long)"}}"#])
        #expect(throws: PublishingError.sheetTextTooLong(path: words, bytes: 805)) {
            _ = try workshop.builder.create(from: folder)
        }
    }

    @Test func `a folder that is not there is named`() throws {
        let workshop = try Workshop()
        #expect(throws: PublishingError.self) { _ = try workshop.builder.create(from: "/no/such/folder") }
        #expect(try workshop.names(in: "releases").isEmpty)
    }

    private func files(of release: StoredRelease, _ workshop: Workshop) throws -> [String: [UInt8]] {
        let files = try ReleaseStore(folder: workshop.folder).files(of: release)
        return Dictionary(uniqueKeysWithValues: files.map { ($0.key.text, $0.value) })
    }
}
