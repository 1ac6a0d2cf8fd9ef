import Bytes
import Foundation
import TestSupport
import Testing
import UpdateMetadata

@testable import SyncServer

@Suite("Changing keys")
struct KeysTests {
    private let start = Workshop.start

    /// A kiosk that trusted the first root and follows.
    private func follow(_ workshop: Workshop, from root: [UInt8], now: MetadataTime) throws -> TrustedMetadataSet {
        var trusted = try TrustedMetadataSet(trustedRoot: root)
        while let bytes = try? workshop.file("tuf/metadata/\(trusted.nextRoot.name)") { try trusted.admitRoot(bytes) }
        try workshop.refresh(&trusted, now: now)
        _ = try trusted.currentTargets(now: now)
        return trusted
    }

    /// Signs the drafted root with these keys and takes it into use.
    @discardableResult
    private func sign(_ workshop: Workshop, with keys: [RoleKeyFile], now: MetadataTime) throws -> Signed<Root> {
        var file = try SignableFile(workshop.file("pending/root.json"), path: "root.json")
        for key in keys { file = try file.adding(key.read()) }
        return try workshop.repository.importRoot(file.bytes, now: now)
    }

    @Test(arguments: [[MetadataRole.timestamp], [.snapshot], [.timestamp, .snapshot], [.targets]])
    func `kiosks follow new keys of roles that are here`(roles: [MetadataRole]) throws {
        let workshop = try Workshop()
        try workshop.publish(title: "One")
        let first = try workshop.file("tuf/metadata/root.json")
        let before = try workshop.repository.current().root.payload
        for role in roles { try workshop.repository.rotate(role, now: start) }
        try sign(workshop, with: [RoleKeyFile(.root, in: workshop.folder)], now: start)
        let trusted = try follow(workshop, from: first, now: start)
        #expect(trusted.root.payload.version == 2)
        for role in MetadataRole.allCases {
            #expect((trusted.root.payload.signers(of: role) != before.signers(of: role)) == roles.contains(role))
        }
        #expect(try workshop.names(in: "keys").allSatisfy { !$0.contains("next") })
        #expect(try workshop.names(in: "pending").isEmpty)
        try workshop.publish(title: "Two")
        #expect(try workshop.readTargets().files[.bundle(contentVersion: 2)] != nil)
    }

    @Test func `a lost timestamp key is replaced`() throws {
        let workshop = try Workshop()
        let first = try workshop.file("tuf/metadata/root.json")
        try FileManager.default.removeItem(atPath: "\(workshop.folder.path)/keys/timestamp.json")
        try workshop.repository.rotate(.timestamp, now: start)
        try sign(workshop, with: [RoleKeyFile(.root, in: workshop.folder)], now: start)
        #expect(try follow(workshop, from: first, now: start).root.payload.version == 2)
        #expect(try workshop.names(in: "keys").contains("timestamp.json"))
    }

    @Test func `a root key is replaced with the signatures of both`() throws {
        let workshop = try Workshop()
        let first = try workshop.file("tuf/metadata/root.json")
        let old = RoleKeyFile(.root, in: workshop.folder)
        try workshop.repository.rotate(.root, now: start)
        #expect(throws: PublishingError.self) { try sign(workshop, with: [old], now: start) }
        #expect(throws: PublishingError.self) { try sign(workshop, with: [old.next], now: start) }
        try sign(workshop, with: [old, old.next], now: start)
        #expect(try follow(workshop, from: first, now: start).root.payload.version == 2)
    }

    @Test func `two of three root keys sign, one does not`() throws {
        let workshop = try Workshop()
        let first = try workshop.file("tuf/metadata/root.json")
        let one = RoleKeyFile(.root, in: workshop.folder)
        let two = RoleKeyFile(.root, path: "\(workshop.directory.path)/two.json")
        let three = RoleKeyFile(.root, path: "\(workshop.directory.path)/three.json")
        let added = [try two.makeOrRead().publicKey, try three.makeOrRead().publicKey]
        try workshop.repository.draftRoot(now: start) { (draft) throws(PublishingError) in
            for key in added { draft.add(key, to: .root) }
            try draft.setThreshold(2, of: .root)
        }
        try sign(workshop, with: [one, two], now: start)
        try workshop.repository.renewRoot(now: start.adding(days: 600))
        let needed = MetadataError.belowThreshold(.root, rootVersion: 2, signed: 1, needed: 2)
        #expect(throws: PublishingError.importRefused(needed)) { try sign(workshop, with: [three], now: start) }
        try sign(workshop, with: [two, three], now: start)
        let trusted = try follow(workshop, from: first, now: start)
        #expect(trusted.root.payload.signers(of: .root).threshold == 2)
        #expect(trusted.root.payload.expiresAt == start.adding(days: 1_330))
    }

    @Test func `a revoked key is gone, the last one of a role cannot be`() throws {
        let workshop = try Workshop()
        let two = RoleKeyFile(.root, path: "\(workshop.directory.path)/two.json")
        let second = try two.makeOrRead().publicKey
        try workshop.repository.draftRoot(now: start) { (draft) throws(PublishingError) in draft.add(second, to: .root)
        }
        try sign(workshop, with: [RoleKeyFile(.root, in: workshop.folder)], now: start)
        let first = try RoleKeyFile(.root, in: workshop.folder).read().publicKey
        try workshop.repository.draftRoot(now: start) { (draft) throws(PublishingError) in
            try draft.revoke(String(MetadataKey(first).id.description.prefix(8)))
        }
        try sign(workshop, with: [RoleKeyFile(.root, in: workshop.folder), two], now: start)
        #expect(try workshop.repository.current().root.payload.signers(of: .root).keys == [second])
        #expect(throws: PublishingError.badKeyChange(.tooFewKeys(.root, keys: 0, threshold: 1))) {
            try workshop.repository.draftRoot(now: start) { (draft) throws(PublishingError) in
                try draft.revoke(MetadataKey(second).id.description)
            }
        }
        #expect(throws: PublishingError.badKeyChange(.unknownKey("zz"))) {
            try workshop.repository.draftRoot(now: start) { (draft) throws(PublishingError) in try draft.revoke("zz") }
        }
    }

    @Test func `the key of delta packages changes at once, without a root`() throws {
        let workshop = try Workshop()
        try workshop.publish(title: "One")
        try workshop.publish(title: "Two")
        let files = try workshop.readTargets().files
        let before = try RoleKeyFile.deltas(in: workshop.folder).read().publicKey
        try workshop.repository.rotateDeltasKey(now: start)
        #expect(try RoleKeyFile.deltas(in: workshop.folder).read().publicKey != before)
        #expect(try workshop.readTargets().files == files)
        #expect(try workshop.repository.current().root.payload.version == 1)
    }

    @Test func `the server adds delta packages without the key of targets`() throws {
        let workshop = try Workshop()
        try workshop.publish(title: "One")
        try workshop.move("keys/targets.json", to: "elsewhere.json")
        let digest = SHA256Digest(of: [1])
        let path = TargetPath.delta(contentVersion: 1, baseVersion: 0, baseDigest: digest)
        let file = TargetFile(
            of: [7], purpose: .delta(contentVersion: 1, bundleDigest: digest, baseVersion: 0, baseDigest: digest))
        let current = try workshop.repository.current()
        try workshop.repository.publish(deltas: [path: file], over: current, now: start)
        #expect(try workshop.readTargets().files[path] == file)
        #expect(try workshop.repository.current().targets == current.targets)
    }

    @Test func `a repository of an earlier version gets its role of delta packages when it publishes`() throws {
        let workshop = try Workshop()
        // As the first version left it: no key of deltas, targets without delegations.
        try FileManager.default.removeItem(atPath: "\(workshop.folder.path)/keys/deltas.json")
        let root = try workshop.repository.current().root
        func sign<Payload>(_ payload: Payload) throws -> Signed<Payload> {
            let signed = try Signed(payload, keys: [RoleKeyFile(Payload.role, in: workshop.folder).read()])
            try workshop.replace("tuf/metadata/\(signed.fileName)", with: signed.bytes)
            return signed
        }
        let targets = try sign(Targets(version: 1, expiresAt: start.adding(days: 395), files: [:]))
        let snapshot = try sign(
            Snapshot(version: 1, expiresAt: start.adding(days: 30), targets: FileDescription(of: targets)))
        _ = try sign(
            Timestamp(version: 1, expiresAt: start.adding(days: 30), snapshot: FileDescription(of: snapshot)))
        #expect(throws: PublishingError.noDeltasRole) {
            try workshop.repository.publish(deltas: [:], over: workshop.repository.current(), now: start)
        }
        try workshop.publish(title: "One")
        try workshop.publish(title: "Two")
        #expect(try workshop.repository.current().root == root)
        #expect(try workshop.repository.current().deltas?.payload.files.count == 1)
        #expect(try workshop.readTargets().files.count == 2)
    }

    @Test func `with the release key elsewhere a release waits for its signature`() throws {
        let workshop = try Workshop(isInitialised: false)
        let stick = "\(workshop.directory.path)/release-key.json"
        _ = try workshop.repository.initialise(site: nil, keyFiles: [.targets: stick], now: start)
        #expect(try !workshop.names(in: "keys").contains("targets.json"))
        let waiting = "\(workshop.folder.path)/pending/targets.json"
        #expect(throws: PublishingError.awaitsSignature(path: waiting)) { try workshop.publish(title: "One") }
        #expect(try workshop.readTargets().files.isEmpty)
        let unsigned = try workshop.file("pending/targets.json")
        #expect(throws: PublishingError.self) { try workshop.repository.importTargets(unsigned, now: start) }
        let signed = try SignableFile(unsigned, path: waiting).adding(RoleKeyFile(.targets, path: stick).read())
        _ = try workshop.repository.importTargets(signed.bytes, now: start)
        #expect(try workshop.readTargets().files[.bundle(contentVersion: 1)] != nil)
        #expect(throws: PublishingError.self) { try workshop.repository.importTargets(signed.bytes, now: start) }
        // The rest is signed here, every day.
        try workshop.repository.refresh(now: start.adding(days: 1))
        #expect(try workshop.repository.current().timestamp.payload.version == 3)
    }

    @Test func `a release key elsewhere is changed by adding, publishing, revoking`() throws {
        let workshop = try Workshop(isInitialised: false)
        let rootFile = RoleKeyFile(.root, path: "\(workshop.directory.path)/root-key.json")
        let old = RoleKeyFile(.targets, path: "\(workshop.directory.path)/old.json")
        let new = RoleKeyFile(.targets, path: "\(workshop.directory.path)/new.json")
        _ = try workshop.repository.initialise(
            site: nil, keyFiles: [.targets: old.path, .root: rootFile.path], now: start)
        #expect(throws: PublishingError.badKeyChange(.keyElsewhere(.targets))) {
            try workshop.repository.rotate(.targets, now: start)
        }
        let oldName = try MetadataKey(old.read().publicKey).id.description
        let newKey = try new.makeOrRead().publicKey
        try workshop.repository.draftRoot(now: start) { (draft) throws(PublishingError) in
            draft.add(newKey, to: .targets)
            try draft.revoke(oldName)
        }
        #expect(throws: PublishingError.badKeyChange(.targetsUnsigned)) {
            try sign(workshop, with: [rootFile], now: start)
        }
        try FileManager.default.removeItem(atPath: workshop.repository.pendingRoot)
        try workshop.repository.draftRoot(now: start) { (draft) throws(PublishingError) in
            draft.add(newKey, to: .targets)
        }
        try sign(workshop, with: [rootFile], now: start)
        _ = try? workshop.publish(title: "One")  // Waits for its signature, as the test above shows.
        let waiting = try SignableFile(workshop.file("pending/targets.json"), path: "x").adding(new.read())
        _ = try workshop.repository.importTargets(waiting.bytes, now: start)
        try workshop.repository.draftRoot(now: start) { (draft) throws(PublishingError) in try draft.revoke(oldName) }
        try sign(workshop, with: [rootFile], now: start)
        #expect(try workshop.readTargets().files[.bundle(contentVersion: 1)] != nil)
    }

    @Test func `a change that was cut short after root was replaced is finished by the daily signing`() throws {
        let workshop = try Workshop()
        let first = try workshop.file("tuf/metadata/root.json")
        try workshop.repository.rotate(.timestamp, now: start)
        try workshop.repository.rotate(.snapshot, now: start)
        let root = try SignableFile(workshop.file("pending/root.json"), path: "x")
            .adding(RoleKeyFile(.root, in: workshop.folder).read())
        for name in ["2.root.json", "root.json"] { try workshop.replace("tuf/metadata/\(name)", with: root.bytes) }
        try workshop.repository.refresh(now: start)
        #expect(try follow(workshop, from: first, now: start).root.payload.version == 2)
        _ = try workshop.repository.importRoot(root.bytes, now: start)
        #expect(try workshop.names(in: "keys").allSatisfy { !$0.contains("next") })
    }

    @Test func `keys are listed with where they are`() throws {
        let workshop = try Workshop(isInitialised: false)
        let stick = "\(workshop.directory.path)/root-key.json"
        _ = try workshop.repository.initialise(site: nil, keyFiles: [.root: stick], now: start)
        let rows = try workshop.repository.keyRows()
        #expect(rows.map { $0[0] } == ["ROLE", "root", "targets", "snapshot", "timestamp", "deltas"])
        #expect(rows.map { $0[2] } == ["WHERE", "elsewhere", "here", "here", "here", "here"])
    }

    @Test(arguments: ["", "{}", "hello"])
    func `what is neither root nor targets is not signed`(text: String) {
        #expect(throws: PublishingError.notSignable(path: "x")) { try SignableFile(Array(text.utf8), path: "x") }
    }
}
