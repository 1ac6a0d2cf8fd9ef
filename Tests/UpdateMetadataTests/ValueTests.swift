import Bytes
import Testing
import UpdateMetadata

@Suite("Times, paths and names")
struct ValueTests {
    @Test(
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("1999-12-31T23:59:59Z", 946_684_799), ("2000-02-29T12:00:00Z", 951_825_600),
            ("2000-03-01T00:00:00Z", 951_868_800), ("2027-01-15T08:00:00Z", 1_800_000_000),
            ("2100-03-01T00:00:00Z", 4_107_542_400), ("9999-12-31T23:59:59Z", 253_402_300_799),
        ])
    func `a moment is read and written`(text: String, seconds: Int) throws {
        let moment = try #require(MetadataTime(text))
        #expect(moment.secondsSince1970 == seconds)
        #expect(moment.description == text)
    }

    @Test(
        arguments: [
            "", "2027-11-01", "2027-11-01T00:00:00", "2027-11-01T00:00:00z", "2027-11-01 00:00:00Z",
            "2027-13-01T00:00:00Z", "2027-00-01T00:00:00Z", "2027-02-29T00:00:00Z", "2100-02-29T00:00:00Z",
            "2027-04-31T00:00:00Z", "2027-11-00T00:00:00Z", "2027-11-01T24:00:00Z", "2027-11-01T00:60:00Z",
            "2027-11-01T00:00:60Z", "1969-12-31T23:59:59Z", "+027-11-01T00:00:00Z", "2027-11-01T00:00:00.5Z",
            "２027-11-01T00:00Z",
        ])
    func `what is no moment is not read`(text: String) {
        #expect(MetadataTime(text) == nil)
    }

    @Test(arguments: [
        "a", "bundles/1/bundle.sgd", "sites/main/site.json", "A-b_c.9/x", String(repeating: "a", count: 200),
    ])
    func `a target path of the known form is taken`(text: String) {
        #expect(TargetPath(text)?.description == text)
    }

    @Test(
        arguments: [
            "", "/", "/a", "a/", "a//b", ".", "..", "../a", "a/../b", "a/.hidden", "a b", "a\\b", "a%2e", "é", "a\u{0}",
            "a\n", String(repeating: "a", count: 201),
        ])
    func `a target path of any other form is not`(text: String) {
        #expect(TargetPath(text) == nil)
    }

    @Test func `a target is served under its digest`() throws {
        let digest = SHA256Digest(of: "x".utf8)
        #expect(
            TargetPath.delta(contentVersion: 4, baseVersion: 3, baseDigest: digest).servedName(digest: digest)
                == "bundles/4/\(digest.hex).from-3-\(digest.shortHex).sgd")
        #expect(TargetPath.bundle(contentVersion: 4).servedName(digest: digest) == "bundles/4/\(digest.hex).bundle.sgd")
        #expect(TargetPath.site(named: "a/b") == nil)
        #expect(TargetPath.site(named: "main")?.servedName(digest: digest) == "sites/main/\(digest.hex).site.json")
    }

    @Test func `only the timestamp is served without a version`() {
        #expect(
            MetadataRole.allCases.map { $0.fileName(version: 7) }
                == ["7.root.json", "7.targets.json", "7.snapshot.json", "timestamp.json"])
    }
}
