import Bytes
import Content
import Delta
import Glibc
import Synchronization
import SystemPackage
import Testing

@testable import ContentStorage

/// Lets a number of the system's calls pass and fails the next, and after a crash all that follow.
private final class Interruption: Sendable {
    private let left: Mutex<Int>
    private let code: Int32
    private let isCrash: Bool

    init(after count: Int, code: Int32, isCrash: Bool) {
        left = Mutex(count)
        self.code = code
        self.isCrash = isCrash
    }

    /// Calls that change nothing are not counted: failing one leaves what failing the next change leaves.
    private static let changes: Set<FileOperation> = [.write, .sync, .makeFolder, .rename, .link, .remove]

    func next(_ operation: FileOperation) -> Int32? {
        guard Self.changes.contains(operation) || wasReached else { return nil }
        return left.withLock { left in
            left -= 1
            return left == -1 || (isCrash && left < 0) ? code : nil
        }
    }

    var wasReached: Bool { left.withLock { $0 < 0 } }

    /// Runs `body`, and says whether it was interrupted.
    static func run(after count: Int, code: Int32, isCrash: Bool, _ body: () throws -> Void) throws -> (any Error)? {
        let interruption = Interruption(after: count, code: code, isCrash: isCrash)
        var failure: (any Error)?
        FileSystem.$interruption.withValue({ operation, _ in interruption.next(operation) }) {
            do {
                try body()
            } catch {
                failure = error
            }
        }
        // A call whose failure changes nothing may be passed over; then the work is done all the same.
        return interruption.wasReached ? failure ?? Passed() : nil
    }

    struct Passed: Error {}
}

@Suite("Power gone at every change on the disk")
struct InterruptionTests {
    let releases: [TestRelease]
    /// The package that makes release 4, from release 2 and from itself.
    let packages: [StoredName: [UInt8]]

    init() throws {
        releases = try (1...4).map { try TestRelease(version: $0, words: "release number \($0)") }
        packages = [
            releases[1].name: try releases[3].package(from: releases[1]),
            releases[3].name: try releases[3].package(from: releases[3]),
        ]
    }

    /// A store that serves release 2, with 1 before it.
    func store(_ folder: TestFolder) throws -> ContentStore {
        let store = ContentStore(folder.path)
        try store.prepare()
        for release in releases[..<2] { try store.keep(store.stage(release.files, as: release.name)) }
        for release in releases[..<2] { try store.activate(.release, release.name) }
        return store
    }

    /// Cuts `work` at its first call, its second and so on, until it runs to its end; each time, looks at what is left.
    func cutEverywhere(
        code: Int32, isCrash: Bool, _ work: (ContentStore) throws -> Void,
        check: (ContentStore, TestFolder, any Error) throws -> Void
    ) throws -> Int {
        for count in 0..<5_000 {
            let folder = TestFolder()
            let store = try store(folder)
            guard
                let failure = try Interruption.run(
                    after: count, code: code, isCrash: isCrash, { try work(store) })
            else { return count }
            try check(store, folder, failure)
        }
        Issue.record("the work never ended")
        return 0
    }

    func install(_ release: TestRelease, from base: TestRelease, in store: ContentStore) throws {
        try store.prepare()
        let package = try #require(packages[base.name])
        let digest = SHA256Digest(of: package)
        let staged = try store.prepareDownload(digest, byteCount: package.count)
        try store.append(package[staged...], toDownload: digest)
        let bytes = try store.readDownload(digest, byteCount: package.count)
        try store.keep(store.stage(bytes, base: store.base(base.name), yielding: release.name))
        try store.discardDownload(digest)
        try store.activate(.release, release.name)
        try store.prune()
    }

    @Test func `installing leaves the old release or the new one, whole, and can be repeated`() throws {
        let (old, new) = (releases[1], releases[3])
        var seen: Set<StoredName> = []
        let calls = try cutEverywhere(code: EIO, isCrash: true) { store in
            try install(new, from: old, in: store)
        } check: { store, folder, _ in
            let active = try store.activeRelease()
            let name = try #require(active.item?.name)
            #expect(name == old.name || name == new.name)
            #expect(!active.isFallback)
            #expect(active.faults.isEmpty)
            seen.insert(name)
            try install(new, from: name == old.name ? old : new, in: store)
            #expect(try store.activeRelease().item?.files == new.files)
            #expect(folder.names("staging").isEmpty)
            #expect(folder.names("releases") == ["\(old.name)", "\(new.name)"])
            #expect(folder.names() == ["current", "previous", "releases", "sites", "staging"])
        }
        #expect(calls > 40)
        #expect(seen == [old.name, new.name])
    }

    @Test func `roll-back leaves the release before or this one, whole, and can be repeated`() throws {
        let (before, this) = (releases[0], releases[1])
        let calls = try cutEverywhere(code: EIO, isCrash: true) { store in
            try store.rollBack(.release, from: this.name, reason: "test")
        } check: { store, _, _ in
            let active = try store.activeRelease()
            #expect(active.item?.name == before.name || active.item?.name == this.name)
            #expect(active.faults.isEmpty)
            try store.prepare()
            try store.rollBack(.release, from: this.name, reason: "test")
            #expect(try store.activeRelease().item?.name == before.name)
            #expect(try store.refusedVersion(.release) == this.name.version)
        }
        #expect(calls > 5)
    }

    @Test func `a disk that fills up at any change leaves the old release, and says so`() throws {
        let (old, new) = (releases[1], releases[3])
        let package = try #require(packages[old.name])
        var full = 0
        _ = try cutEverywhere(code: ENOSPC, isCrash: false) { store in
            _ = try store.stage(package, base: store.base(old.name), yielding: new.name)
        } check: { store, folder, failure in
            if case .diskFull = failure as? ContentStoreError { full += 1 }
            #expect(try store.activeRelease().item?.name == old.name)
            #expect(!folder.names("releases").contains("\(new.name)"))
            try store.prepare()
            #expect(folder.names("staging").isEmpty)
        }
        #expect(full > 10)
    }
}
