import Content
import ContentStorage
import Foundation
import Testing
import UpdateMetadata

@testable import SyncServer

@Suite("Publishing when something is wrong")
struct TroubleTests {
    @Test(arguments: [MetadataRole.targets, .snapshot, .timestamp])
    func `cut short before a role signs, readers see the release before`(role: MetadataRole) throws {
        let workshop = try Workshop()
        try workshop.publish(title: "One")
        let draft = try workshop.builder.create(from: workshop.content(title: "Two"))
        let key = "keys/\(role.rawValue).json"
        try workshop.move(key, to: "elsewhere.json")
        #expect(throws: PublishingError.keyMissing(role, path: "\(workshop.folder.path)/\(key)")) {
            try workshop.publisher.publish(nil, now: Workshop.start)
        }
        let before = try workshop.readTargets()
        #expect(before.files[.bundle(contentVersion: 1)] != nil)
        for (path, file) in before.files { _ = try workshop.target(path, file) }

        try workshop.move("elsewhere.json", to: key)
        try workshop.publisher.publish(nil, now: Workshop.start)
        let after = try workshop.readTargets()
        #expect(after.files[.bundle(contentVersion: draft.release.version.number)] != nil)
        for (path, file) in after.files { _ = try workshop.target(path, file) }
    }

    @Test func `a reader in the middle of the older release can finish`() throws {
        let workshop = try Workshop()
        try workshop.publish(title: "One")
        var slow = try TrustedMetadataSet(trustedRoot: workshop.file("tuf/metadata/root.json"))
        try slow.admitTimestamp(workshop.file("tuf/metadata/timestamp.json"), now: Workshop.start)
        try workshop.publish(title: "Two")
        while let next = slow.nextFile {
            try slow.admit(workshop.file("tuf/metadata/\(next.name)"), of: next.role, now: Workshop.start)
        }
        for (path, file) in try slow.currentTargets(now: Workshop.start).files {
            _ = try workshop.target(path, file)
        }
        try workshop.refresh(&slow)
        #expect(try slow.currentTargets(now: Workshop.start).files[.bundle(contentVersion: 2)] != nil)
    }

    @Test func `a secret key that others may read is refused`() throws {
        let workshop = try Workshop()
        try workshop.setMode(0o640, of: "keys/snapshot.json")
        #expect(throws: PublishingError.keyExposed(path: "\(workshop.folder.path)/keys/snapshot.json")) {
            try workshop.publish(title: "One")
        }
    }

    @Test func `the key of another role is refused`() throws {
        let workshop = try Workshop()
        try workshop.replace("keys/timestamp.json", with: workshop.file("keys/snapshot.json"))
        try workshop.setMode(0o600, of: "keys/timestamp.json")
        #expect(
            throws: PublishingError.keyNotInRoot(.timestamp, path: "\(workshop.folder.path)/keys/timestamp.json")
        ) { try workshop.publish(title: "One") }
    }

    @Test(arguments: ["", "{}", "not json", #"{"keyval":{"private":"00","public":"00"}}"#])
    func `what is no key file is refused`(text: String) throws {
        let workshop = try Workshop()
        try workshop.replace("keys/targets.json", with: Array(text.utf8))
        try workshop.setMode(0o600, of: "keys/targets.json")
        #expect(throws: PublishingError.keyMalformed(path: "\(workshop.folder.path)/keys/targets.json")) {
            try workshop.publish(title: "One")
        }
    }

    @Test(arguments: ["root.json", "timestamp.json", "1.snapshot.json", "1.targets.json"])
    func `damaged metadata is named and not signed over`(name: String) throws {
        let workshop = try Workshop()
        var bytes = try workshop.file("tuf/metadata/\(name)")
        bytes[bytes.count / 2] ^= 1
        try workshop.replace("tuf/metadata/\(name)", with: bytes)
        do throws(PublishingError) {
            _ = try workshop.repository.current()
            Issue.record("Damaged metadata was taken.")
        } catch {
            guard case .metadataDamaged("\(workshop.folder.metadata)/\(name)", _) = error else {
                Issue.record("Another error: \(error)")
                return
            }
        }
    }

    @Test func `a damaged release is listed as such and not published`() throws {
        let workshop = try Workshop()
        let draft = try workshop.builder.create(from: workshop.content())
        try workshop.replace("releases/\(draft.release.name)/layout.mustache", with: [1, 2, 3])
        #expect(throws: PublishingError.releaseDamaged(name: draft.release.name)) {
            try workshop.publisher.publish(nil, now: Workshop.start)
        }
        try workshop.replace("releases/\(draft.release.name)/bundle.json", with: [1, 2, 3])
        #expect(try workshop.repository.releases().damaged == [draft.release.name])
        let next = try workshop.builder.create(from: workshop.content())
        #expect(next.release.version == ContentVersion(2))
    }

    @Test func `a damaged base costs its delta and nothing else`() throws {
        let workshop = try Workshop()
        let first = try workshop.publish(title: "One")
        try workshop.replace("releases/\(first.release.name)/layout.mustache", with: [1, 2, 3])
        let second = try workshop.publish(title: "Two")
        #expect(second.skippedBases == [ContentVersion(1)])
        #expect(second.packages.map(\.baseVersion) == [nil])
    }

    @Test func `a damaged list of publications is named before anything is signed`() throws {
        let workshop = try Workshop()
        try workshop.publish(title: "One")
        try workshop.replace("published.json", with: Array("{".utf8))
        #expect(throws: PublishingError.historyDamaged(path: workshop.folder.publishingHistory)) {
            try workshop.publish(title: "Two")
        }
        #expect(try workshop.repository.current().currentVersion == ContentVersion(1))
    }

    @Test func `a publication whose note was lost is still a base, then and later`() throws {
        let workshop = try Workshop()
        try workshop.publish(title: "One")
        try workshop.move("published.json", to: "lost.json")
        #expect(try workshop.repository.releases().releases.map(\.publishedAt) == [Workshop.start])
        #expect(try workshop.publish(title: "Two").packages.map(\.baseVersion?.number) == [nil, 1])
        #expect(try workshop.publish(title: "Three").packages.map(\.baseVersion?.number) == [nil, 2, 1])
        #expect(try workshop.repository.releases().releases.map(\.state) == [.current, .earlier, .earlier])
    }

    @Test func `while another process publishes, one that does not wait is told so`() throws {
        let workshop = try Workshop()
        try workshop.repository.whileLocked { () throws(PublishingError) in
            #expect(throws: PublishingError.busy) {
                try workshop.repository.whileLocked(isWaiting: false) { () throws(PublishingError) in }
            }
        }
        try workshop.repository.whileLocked(isWaiting: false) { () throws(PublishingError) in }
    }

    @Test func `a file that cannot be replaced stays, and nothing lies beside it`() throws {
        let workshop = try Workshop()
        let folder = "\(workshop.folder.path)/releases"
        #expect(throws: PublishingError.self) { try AtomicFile.replace(folder, with: [1]) }
        #expect(try workshop.names(in: ".").filter { $0.hasPrefix(".") } == [])
        #expect(try workshop.names(in: "releases").isEmpty)
    }

    @Test func `a draft whose writing was cut short is made anew`() throws {
        let workshop = try Workshop()
        let draft = try workshop.builder.create(from: workshop.content())
        try workshop.move("releases/\(draft.release.name)", to: "releases/.new-7-0badcafe")
        #expect(try workshop.repository.releases().releases.isEmpty)
        let again = try workshop.builder.create(from: workshop.content())
        #expect(again.release == draft.release)
        #expect(try workshop.names(in: "releases") == [draft.release.name])
    }

    @Test(
        arguments: [
            PublishingError.alreadyInitialised(folder: "x"), .notInitialised(folder: "x"),
            .system(.write, path: "x", code: 28), .system(.list, path: "x", code: 2), .tooLong(path: "x", limit: 1),
            .busy, .keyMissing(.root, path: "x"), .keyExposed(path: "x"), .keyMalformed(path: "x"),
            .keyNotInRoot(.root, path: "x"), .metadataDamaged(file: "x", .badField("y")),
            .metadataNotMade(.notSigned(.root)), .historyDamaged(path: "x"), .folder(.notFound(name: "x")),
            .content(.manifestNotCanonical), .nothingChanged(since: .factory),
            .unknownRelease(.factory, known: []), .unknownRelease(.factory, known: [.factory]),
            .alreadyPublished(.factory), .notNewer(.factory, current: .factory), .nothingToPublish(current: nil),
            .nothingToPublish(current: .factory), .releaseDamaged(name: "x"),
            .site(path: "x", .manifestNotCanonical), .badSiteName("x"), .noSite("x"), .awaitsSignature(path: "x"),
            .noDeltasRole, .badKeyChange(.unknownKey("x")), .badKeyChange(.keyElsewhere(.root)),
            .badKeyChange(.tooFewKeys(.root, keys: 1, threshold: 2)), .badKeyChange(.targetsUnsigned),
            .notSignable(path: "x"), .noPendingRoot, .importRefused(.notSigned(.root)),
            .importRefused(.belowThreshold(.root, rootVersion: 1, signed: 0, needed: 1)),
            .importRefused(.wrongVersion(.root, expected: 1, found: 2)),
        ])
    func `every error is a sentence for people`(error: PublishingError) {
        #expect(error.description.count > 20)
        #expect(error.description != "Publishing failed.")
    }
}
