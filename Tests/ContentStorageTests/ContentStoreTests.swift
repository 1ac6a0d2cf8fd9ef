import Bytes
import Content
import Delta
import Glibc
import SystemPackage
import Testing

@testable import ContentStorage

@Suite("Installing and activating a release")
struct ContentStoreTests {
    let folder = TestFolder()
    let one: TestRelease
    let two: TestRelease
    let three: TestRelease

    init() throws {
        one = try TestRelease(version: 1, words: "first")
        two = try TestRelease(version: 2, words: "second")
        three = try TestRelease(version: 3, words: "third")
    }

    func store(freeBytes: Int64 = 1 << 30) throws -> ContentStore {
        let store = ContentStore(folder.path, freeBytes: { _ throws(ContentStoreError) in freeBytes })
        try store.prepare()
        return store
    }

    func install(_ release: TestRelease, in store: ContentStore) throws {
        try store.keep(store.stage(release.files, as: release.name))
    }

    @Test func `an empty store has no active release, which means the factory bundle`() throws {
        let active = try store().activeRelease()
        #expect(active.item == nil)
        #expect(!active.isFallback)
        #expect(active.faults.isEmpty)
    }

    @Test func `a full package is staged, kept, activated and read back`() throws {
        let store = try store()
        let staged = try store.stage(two.package(from: nil), base: DeltaTree.empty, yielding: two.name)
        #expect(staged.files == two.files)
        #expect(try store.releases().isEmpty)
        try store.keep(staged)
        #expect(try store.isStored(two.name))
        try store.activate(.release, two.name)
        let active = try store.activeRelease()
        #expect(active.item?.files == two.files)
        #expect(active.item?.name == two.name)
        #expect(folder.names("staging").isEmpty)
    }

    @Test func `a delta from the active release is applied to its files on disk`() throws {
        let store = try store()
        try install(one, in: store)
        let staged = try store.stage(two.package(from: one), base: store.base(one.name), yielding: two.name)
        #expect(staged.files == two.files)
    }

    @Test func `a delta from the factory bundle is applied to its files in memory`() throws {
        let staged = try store().stage(two.package(from: one), base: one.tree(), yielding: two.name)
        #expect(staged.files == two.files)
    }

    @Test func `a delta against another base is refused and leaves nothing`() throws {
        let store = try store()
        try install(three, in: store)
        let expected = DeltaMark(try one.tree().listing.digest, byteCount: 4)
        let found = try three.tree().listing.digest
        #expect(throws: ContentStoreError.delta(.baseMismatch(expected: expected, found: found))) {
            _ = try store.stage(two.package(from: one), base: store.base(three.name), yielding: two.name)
        }
        #expect(folder.names("staging").isEmpty)
    }

    @Test func `a package that yields another bundle than the metadata promises is refused`() throws {
        let store = try store()
        #expect {
            _ = try store.stage(three.package(from: nil), base: DeltaTree.empty, yielding: two.name)
        } throws: { error in
            guard case ContentStoreError.digestMismatch(_, two.name.digest, three.name.digest) = error else {
                return false
            }
            return true
        }
        #expect(folder.names("staging").isEmpty)
        #expect(folder.names("releases").isEmpty)
    }

    @Test func `a version other than the metadata's is refused`() throws {
        let wrong = StoredName(version: ContentVersion(9), digest: two.name.digest)
        #expect(throws: ContentStoreError.versionMismatch(expected: wrong.version, found: two.name.version)) {
            _ = try store().stage(two.files, as: wrong)
        }
    }

    @Test func `a file that the manifest does not name is refused`() throws {
        var files = two.files
        files[try BundlePath("extra.js")] = [1]
        #expect(throws: ContentStoreError.content(.extraFile(path: "extra.js"))) {
            _ = try store().stage(files, as: two.name)
        }
    }

    @Test func `activation keeps the previous release and roll-back returns to it`() throws {
        let store = try store()
        try install(one, in: store)
        try install(two, in: store)
        try store.activate(.release, one.name)
        try store.activate(.release, two.name)
        #expect(try FileSystem.readLink(folder.path.appending("previous")) == "releases/\(one.name)")
        try store.rollBack(.release, from: two.name, reason: "self-check failed")
        #expect(try store.activeRelease().item?.name == one.name)
        #expect(try store.refusedVersion(.release) == two.name.version)
        try store.rollBack(.release, from: two.name, reason: "again")
        #expect(try store.activeRelease().item?.name == one.name)
    }

    @Test func `roll-back from the only release returns to the factory bundle`() throws {
        let store = try store()
        try install(one, in: store)
        try store.activate(.release, one.name)
        try store.rollBack(.release, from: one.name, reason: "self-check failed")
        #expect(try store.activeRelease().item == nil)
        #expect(try store.activeRelease().faults.isEmpty)
    }

    @Test func `the highest refused version is remembered`() throws {
        let store = try store()
        #expect(try store.refusedVersion(.release) == nil)
        try store.refuse(.release, ContentVersion(7), reason: "bad")
        try store.refuse(.release, ContentVersion(5), reason: "older")
        #expect(try store.refusedVersion(.release) == ContentVersion(7))
        #expect(try store.refusedVersion(.site) == nil)
        folder.write("refused-release", "nonsense")
        #expect(try store.refusedVersion(.release) == nil)
    }

    @Test func `every step may be repeated`() throws {
        let store = try store()
        for _ in 0..<3 {
            try store.prepare()
            try install(one, in: store)
            try store.activate(.release, one.name)
        }
        for _ in 0..<3 {
            try install(two, in: store)
            try store.activate(.release, two.name)
        }
        #expect(try store.activeRelease().item?.name == two.name)
        #expect(try FileSystem.readLink(folder.path.appending("previous")) == "releases/\(one.name)")
    }

    @Test func `a release that is not stored cannot be activated`() throws {
        #expect(throws: ContentStoreError.notFound(name: one.name.description)) {
            try store().activate(.release, one.name)
        }
    }

    @Test func `pruning keeps the current, the previous and the named releases`() throws {
        let store = try store()
        let four = try TestRelease(version: 4, words: "fourth")
        for release in [one, two, three, four] { try install(release, in: store) }
        try store.activate(.release, two.name)
        try store.activate(.release, three.name)
        try store.prune(keeping: [four.name])
        #expect(try store.releases() == [two.name, three.name, four.name])
        try store.prune()
        #expect(folder.names("releases") == ["\(two.name)", "\(three.name)"])
    }

    @Test func `a full disk is told before any work, with what is needed and free`() throws {
        let needed = two.files.values.reduce(0) { $0 + $1.count }
        let store = try store(freeBytes: ContentStore.reserveBytes + Int64(needed) - 1)
        let full = ContentStoreError.diskFull(neededBytes: Int64(needed), availableBytes: Int64(needed) - 1)
        #expect(throws: full) { _ = try store.stage(two.files, as: two.name) }
        #expect(throws: full) {
            _ = try store.stage(two.package(from: nil), base: DeltaTree.empty, yielding: two.name)
        }
        #expect(folder.names("staging").isEmpty)
        let enough = try self.store(freeBytes: ContentStore.reserveBytes + Int64(needed))
        _ = try enough.stage(two.files, as: two.name)
    }
}
