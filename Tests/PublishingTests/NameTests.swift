import Bytes
import Testing
import UpdateMetadata

@testable import SyncServer

@Suite("What the static road serves")
struct NameTests {
    @Test(arguments: ["root.json", "timestamp.json", "1.root.json", "12.targets.json", "3.snapshot.json"])
    func `metadata has these names`(name: String) {
        #expect(MetadataRoutes.role(named: name) != nil)
    }

    @Test(
        arguments: [
            "", "targets.json", "snapshot.json", "1.timestamp.json", "0.root.json", "01.root.json", "-1.root.json",
            "+1.root.json", "1.root.json.", "1.root.jsonx", "1.role.json", "../keys/root.json", "%2e%2e",
            "1.root.json/",
            ".root.json", "99999999999999999999.root.json", "root.json\u{0}", "ROOT.JSON", ".timestamp.json.7.new",
        ])
    func `metadata has no other names`(name: String) {
        #expect(MetadataRoutes.role(named: name) == nil)
    }

    @Test func `only names that stand for one content are kept for ever`() {
        #expect(MetadataRoutes.role(named: "root.json")?.isVersioned == false)
        #expect(MetadataRoutes.role(named: "timestamp.json")?.isVersioned == false)
        #expect(MetadataRoutes.role(named: "2.root.json")?.isVersioned == true)
    }

    @Test func `a target is served under the name that targets give it`() throws {
        let digest = SHA256Digest(of: [1])
        let path = try #require(TargetPath("sites/main/site.json"))
        #expect(TargetRoutes.digest(inServedName: path.servedName(digest: digest)) == digest)
        #expect(TargetRoutes.digest(inServedName: "\(digest.hex).x") == digest)
    }

    @Test(
        arguments: [
            "", "/", "sites/main/site.json", "../D.x", "a/../D.x", "a//D.x", "/D.x", "a/D.", "a/D", "a/D..x",
            "a/%2e%2e/D.x", "a/D.x/", ".a/D.x", "a/D.x y", "a/D.\u{0}",
        ])
    func `a target is served under no other name`(form: String) {
        let name = form.replacing("D", with: SHA256Digest(of: [1]).hex)
        #expect(TargetRoutes.digest(inServedName: name) == nil)
    }

    @Test(
        arguments: [
            ("bytes=0-0", ByteRangeRequest.part(0...0)), ("bytes=2-5", .part(2...5)), ("bytes=2-", .part(2...9)),
            ("bytes=2-99", .part(2...9)), ("bytes=-3", .part(7...9)), ("bytes=-99", .part(0...9)),
            ("bytes=9-", .part(9...9)), ("bytes=10-", .unsatisfiable), ("bytes=10-12", .unsatisfiable),
            ("bytes=-0", .unsatisfiable), ("bytes=5-2", .whole), ("bytes=-", .whole), ("bytes=", .whole),
            ("bytes=0-1,3-4", .whole), ("bytes=a-b", .whole), ("bytes=0x1-2", .whole), ("bytes= 1-2", .whole),
            ("lines=1-2", .whole), ("bytes=+1-2", .whole), ("bytes=1-2-3", .whole),
            ("bytes=9999999999999999999-", .whole),
        ])
    func `one range of a file of ten bytes is served`(header: String, part: ByteRangeRequest) {
        #expect(ByteRangeRequest(range: header, ifRange: nil, entityTag: "\"t\"", length: 10) == part)
    }

    @Test(arguments: [("\"t\"", ByteRangeRequest.part(2...9)), ("\"u\"", .whole), ("W/\"t\"", .whole)])
    func `a part of a file that changed is the whole of it`(tag: String, part: ByteRangeRequest) {
        #expect(ByteRangeRequest(range: "bytes=2-", ifRange: tag, entityTag: "\"t\"", length: 10) == part)
    }

    @Test func `an empty file has no parts`() {
        #expect(ByteRangeRequest(range: "bytes=0-", ifRange: nil, entityTag: "t", length: 0) == .unsatisfiable)
        #expect(ByteRangeRequest(range: "bytes=-1", ifRange: nil, entityTag: "t", length: 0) == .unsatisfiable)
        #expect(ByteRangeRequest(range: nil, ifRange: nil, entityTag: "t", length: 0) == .whole)
    }
}
