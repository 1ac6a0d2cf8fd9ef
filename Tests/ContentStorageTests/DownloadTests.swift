import Bytes
import SystemPackage
import Testing

@testable import ContentStorage

@Suite("Downloading a package to staging")
struct DownloadTests {
    let folder = TestFolder()
    let bytes = [UInt8](0..<200)
    var digest: SHA256Digest { SHA256Digest(of: bytes) }

    func store(freeBytes: Int64 = 1 << 30) throws -> ContentStore {
        let store = ContentStore(folder.path, freeBytes: { _ throws(ContentStoreError) in freeBytes })
        try store.prepare()
        return store
    }

    @Test func `a download goes on where it was cut short`() throws {
        #expect(try store().prepareDownload(digest, byteCount: 200) == 0)
        try store().append(bytes[..<120], toDownload: digest)
        #expect(try store().prepareDownload(digest, byteCount: 200) == 120)
        try store().append(bytes[120...], toDownload: digest)
        let measured = try #require(try store().measureDownload(digest))
        #expect(measured.byteCount == 200)
        #expect(measured.digest == digest)
        #expect(try store().readDownload(digest, byteCount: 200) == bytes)
    }

    @Test func `one that is longer than it may be starts again`() throws {
        _ = try store().prepareDownload(digest, byteCount: 200)
        try store().append(bytes[...], toDownload: digest)
        #expect(try store().prepareDownload(digest, byteCount: 199) == 0)
        #expect(try store().measureDownload(digest) == nil)
    }

    @Test func `another download takes its place`() throws {
        _ = try store().prepareDownload(digest, byteCount: 200)
        try store().append(bytes[...], toDownload: digest)
        let other = SHA256Digest(of: [1])
        #expect(try store().prepareDownload(other, byteCount: 1) == 0)
        #expect(folder.names("staging").isEmpty)
    }

    @Test func `a wrong length or digest is refused`() throws {
        _ = try store().prepareDownload(digest, byteCount: 200)
        try store().append(bytes[..<199], toDownload: digest)
        let path = folder.path.appending("staging/download-\(digest.hex)").string
        #expect(throws: ContentStoreError.lengthMismatch(path: path, expected: 200, found: 199)) {
            _ = try store().readDownload(digest, byteCount: 200)
        }
        try store().append([0], toDownload: digest)
        let found = SHA256Digest(of: Array(bytes[..<199]) + [0])
        #expect(throws: ContentStoreError.digestMismatch(path: path, expected: digest, found: found)) {
            _ = try store().readDownload(digest, byteCount: 200)
        }
        try store().discardDownload(digest)
        try store().discardDownload(digest)
        #expect(folder.names("staging").isEmpty)
    }

    @Test func `only the bytes that are still to come must fit`() throws {
        _ = try store().prepareDownload(digest, byteCount: 200)
        try store().append(bytes[..<150], toDownload: digest)
        #expect(try store(freeBytes: ContentStore.reserveBytes + 50).prepareDownload(digest, byteCount: 200) == 150)
        #expect(throws: ContentStoreError.diskFull(neededBytes: 50, availableBytes: 49)) {
            _ = try store(freeBytes: ContentStore.reserveBytes + 49).prepareDownload(digest, byteCount: 200)
        }
    }

    @Test func `a package above the limit is refused`() throws {
        let most = ContentStore.downloadBytesMax
        let path = folder.path.appending("staging/download-\(digest.hex)").string
        #expect(throws: ContentStoreError.limitExceeded(.fileBytes, path: path, found: most + 1, limit: most)) {
            _ = try store().prepareDownload(digest, byteCount: most + 1)
        }
    }
}
