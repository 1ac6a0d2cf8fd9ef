import Bytes
import Content
import SystemPackage
import Testing

@testable import ContentStorage

@Suite("Keeping site configurations")
struct SiteTests {
    let folder = TestFolder()
    let store: ContentStore

    init() throws {
        store = ContentStore(folder.path)
        try store.prepare()
    }

    func site(_ version: Int, _ text: String) -> (name: StoredName, bytes: [UInt8]) {
        let bytes = Array(text.utf8)
        return (StoredName(version: ContentVersion(version), digest: SHA256Digest(of: bytes)), bytes)
    }

    @Test func `a site configuration is kept, activated, and returned from`() throws {
        let (first, second) = (site(1, "{\"schemaVersion\":1}"), site(2, "{\"schemaVersion\":1,\"stats\":false}"))
        for one in [first, second] {
            try store.keepSite(one.bytes, as: one.name)
            try store.keepSite(one.bytes, as: one.name)
            try store.activate(.site, one.name)
        }
        #expect(try store.activeSite().item == LoadedSite(name: second.name, bytes: second.bytes))
        try store.rollBack(.site, from: second.name, reason: "test")
        #expect(try store.activeSite().item?.name == first.name)
        #expect(try store.refusedVersion(.site) == second.name.version)
        try store.prune()
        #expect(folder.names("sites") == ["\(first.name).json"])
    }

    @Test func `bytes with another digest are refused`() throws {
        let (first, second) = (site(1, "{}"), site(1, "{ }"))
        let path = folder.path.appending("sites/\(first.name).json").string
        let mismatch = ContentStoreError.digestMismatch(
            path: path, expected: first.name.digest, found: second.name.digest)
        #expect(throws: mismatch) { try store.keepSite(second.bytes, as: first.name) }
        #expect(folder.names("sites").isEmpty)
    }

    @Test func `a damaged one gives way to the one before`() throws {
        let (first, second) = (site(1, "{}"), site(2, "{ }"))
        for one in [first, second] {
            try store.keepSite(one.bytes, as: one.name)
            try store.activate(.site, one.name)
        }
        folder.write("sites/\(second.name).json", "{  }")
        let active = try store.activeSite()
        #expect(active.item?.name == first.name)
        #expect(active.isFallback)
        #expect(!(try store.isSiteStored(second.name)))
    }
}
