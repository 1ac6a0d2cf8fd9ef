import Bytes
import Testing
import UpdateMetadata

/// Each file here is rightly signed: what is refused is its form.
@Suite("Refusing signed files of the wrong form")
struct FieldTests {
    private let now = MetadataChain.start

    @Test(
        arguments: [
            ("_type", JSONValue?.none, MetadataError.badField("signed._type")),
            ("_type", .string("Timestamp"), .wrongRole(expected: .timestamp, found: "Timestamp")),
            ("spec_version", nil, .badField("signed.spec_version")),
            ("spec_version", .string("2.0.0"), .unsupportedSpecification("2.0.0")),
            ("spec_version", .string("1"), .unsupportedSpecification("1")),
            ("spec_version", .string("1.x"), .unsupportedSpecification("1.x")),
            ("version", nil, .badField("signed.version")), ("version", .integer(0), .badField("signed.version")),
            ("version", .integer(-1), .badField("signed.version")),
            ("version", .string("1"), .badField("signed.version")), ("expires", nil, .badField("signed.expires")),
            ("expires", .string("2027-02-29T00:00:00Z"), .badField("signed.expires")),
            ("expires", .string("2027-11-01T00:00:00+00:00"), .badField("signed.expires")),
            ("expires", .integer(1_900_000_000), .badField("signed.expires")), ("meta", nil, .badField("signed.meta")),
            ("meta", .object([:]), .badField("signed.meta")), ("meta", .array([]), .badField("signed.meta")),
            (
                "meta", .object(["other.json": .object(["version": .integer(1)])]),
                .badField("signed.meta.snapshot.json")
            ),
            ("meta", .object(["snapshot.json": .object([:])]), .badField("signed.meta.snapshot.json.version")),
            (
                "meta", .object(["snapshot.json": .object(["version": .integer(1), "length": .integer(-1)])]),
                .badField("signed.meta.snapshot.json.length")
            ),
            (
                "meta", .object(["snapshot.json": .object(["version": .integer(1), "hashes": .object([:])])]),
                .badField("signed.meta.snapshot.json.hashes.sha256")
            ),
        ])
    func `a timestamp with a bad member is refused`(name: String, value: JSONValue?, error: MetadataError) throws {
        let chain = try MetadataChain()
        let bytes = try Forgery.file(like: chain.timestamp(), member: name, value: value, keys: chain.timestampKeys)
        var set = try chain.trustedRoot()
        #expect(throws: error) { try set.admitTimestamp(bytes, now: now) }
    }

    @Test(
        arguments: [
            ("consistent_snapshot", JSONValue?.none, MetadataError.badField("signed.consistent_snapshot")),
            ("keys", nil, .badField("signed.keys")), ("roles", .object([:]), .badField("signed.roles.root")),
            ("keys", .object(["a": .object([:])]), .badField("signed.keys.a.keytype")),
            (
                "keys",
                .object([
                    "a": .object([
                        "keytype": .string("ed25519"), "scheme": .string("ed25519"),
                        "keyval": .object(["public": .string("00")]),
                    ])
                ]), .badField("signed.keys.a.keyval.public")
            ),
            (
                "roles", .object(["root": .object(["keyids": .array([]), "threshold": .integer(0)])]),
                .badField("signed.roles.root.threshold")
            ),
            (
                "roles",
                .object([
                    "root": .object([
                        "keyids": .array([.string("a"), .string("a")]), "threshold": .integer(1),
                    ])
                ]), .badField("signed.roles.root.keyids")
            ),
            (
                "roles", .object(["root": .object(["keyids": .array([.integer(1)]), "threshold": .integer(1)])]),
                .badField("signed.roles.root.keyids")
            ),
        ])
    func `a root with a bad member is refused`(name: String, value: JSONValue?, error: MetadataError) throws {
        let chain = try MetadataChain()
        let bytes = try Forgery.file(like: chain.root(), member: name, value: value, keys: chain.rootKeys)
        #expect(throws: error) { _ = try TrustedMetadataSet(trustedRoot: bytes) }
    }

    @Test(
        arguments: [
            (JSONValue.object([:]), "length"), (.object(["length": .integer(-1)]), "length"),
            (.object(["length": .integer(1)]), "hashes"),
            (.object(["length": .integer(1), "hashes": .object(["sha512": .string("00")])]), "hashes.sha256"),
            (.object(["length": .integer(1), "hashes": .object(["sha256": .string("AB")])]), "hashes.sha256"),
        ])
    func `a target file with a bad member is refused`(file: JSONValue, place: String) throws {
        let bytes = try targets(["x": file])
        #expect(throws: MetadataError.badField("signed.targets.x.\(place)")) {
            _ = try Signed<Targets>(parsing: bytes, bytesMax: 10_000)
        }
    }

    @Test(
        arguments: [
            (["kind": JSONValue.string("bundle")], "contentVersion"),
            (["kind": .string("bundle"), "contentVersion": .integer(0)], "contentVersion"),
            (["kind": .string("bundle"), "contentVersion": .integer(1)], "bundleDigest"),
            (["kind": .string("delta"), "contentVersion": .integer(1)], "bundleDigest"),
            (["kind": .string("site"), "site": .integer(1)], "site"),
            (["kind": .string("site"), "site": .string("main"), "siteVersion": .integer(0)], "siteVersion"),
        ])
    func `a known kind with a bad field is refused`(custom: [String: JSONValue], field: String) throws {
        let bytes = try targets(["x": file(custom: .object(custom))])
        #expect(throws: MetadataError.badField("signed.targets.x.custom.\(field)")) {
            _ = try Signed<Targets>(parsing: bytes, bytesMax: 10_000)
        }
    }

    @Test func `unknown kinds, unknown fields and no custom fields at all are tolerated`() throws {
        let digest = SHA256Digest(of: "bundle".utf8)
        let known = JSONValue.object([
            "kind": .string("bundle"), "contentVersion": .integer(3), "bundleDigest": .string(digest.hex),
            "group": .string("later"),
        ])
        let bytes = try targets([
            "a": file(custom: known), "b": file(custom: .object(["kind": .string("hologram")])),
            "c": file(custom: nil), "../escape": file(custom: known), "d": file(custom: .object(["kind": .integer(1)])),
        ])
        let files = try Signed<Targets>(parsing: bytes, bytesMax: 10_000).payload.files
        let purposes = Dictionary(uniqueKeysWithValues: files.map { ($0.key.description, $0.value.purpose) })
        #expect(purposes == ["a": .bundle(contentVersion: 3, bundleDigest: digest), "b": nil, "c": nil, "d": nil])
    }

    @Test(
        arguments: [
            "", "[]", "1", "{}", "{\"signed\":{}}", "{\"signatures\":[]}", "{\"signatures\":{},\"signed\":{}}",
            "{\"signatures\":[1],\"signed\":{}}", "{\"signatures\":[{}],\"signed\":{}}",
            "{\"signatures\":[{\"keyid\":1,\"sig\":\"\"}],\"signed\":{}}",
            "{\"signatures\":[{\"keyid\":\"a\"}],\"signed\":{}}", "{\"signatures\":[],\"signed\":[]}",
            "<!DOCTYPE html><title>Sign in to the network</title>",
        ])
    func `what is no metadata file at all is refused`(text: String) {
        #expect(throws: MetadataError.self) { _ = try TrustedMetadataSet(trustedRoot: Array(text.utf8)) }
    }

    private func file(custom: JSONValue?) -> JSONValue {
        var members: [String: JSONValue] = [
            "length": .integer(1), "hashes": .object(["sha256": .string(SHA256Digest(of: [1]).hex)]),
        ]
        members["custom"] = custom
        return .object(members)
    }

    private func targets(_ files: [String: JSONValue]) throws -> [UInt8] {
        let chain = try MetadataChain()
        return try Forgery.file(
            like: chain.targets(), member: "targets", value: .object(files), keys: chain.targetsKeys)
    }
}
