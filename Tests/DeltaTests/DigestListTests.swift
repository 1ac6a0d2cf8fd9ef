import Bytes
import Testing

@testable import Delta

@Suite("Lists of digests")
struct DigestListTests {
    /// Files in folders, one of which is there twice under two names.
    private static let files: [String: [UInt8]] = {
        var bundle = SampleBundle(files: 30, wordsPerFile: 60, seed: 31)
        bundle.files["pkg/empty.py"] = []
        bundle.files["pkg/tests/empty.py"] = []
        return bundle.files
    }()

    /// How lists are written: where they lie, and the line about a file.
    static let kinds: [(path: String, spelling: DigestSpelling, line: @Sendable (String, String, Int) -> String)] = [
        ("pkg-1.dist-info/RECORD", .base64URL, { name, digest, length in "\(name),sha256=\(digest),\(length)\n" }),
        ("SHA256SUMS", .hex, { name, digest, _ in "\(digest)  \(name)\n" }),
        ("META-INF/RECORD", .base64, { name, digest, _ in "\(name) sha256:\(digest)=\n" }),
    ]

    private static func list(_ kind: Int, _ files: [String: [UInt8]], above folder: String = "") -> [UInt8] {
        let lines = files.keys.sorted().map { path in
            let digest = kinds[kind].spelling.spell(SHA256Digest(of: files[path] ?? []))
            return kinds[kind].line(
                String(path.dropFirst(folder.utf8.count)), String(decoding: digest, as: UTF8.self),
                files[path]?.count ?? 0)
        }
        return Array(lines.joined().utf8)
    }

    @Test func `digests are spelt as in RFC 4648`() {
        // SHA-256 of "abc" (FIPS 180-4, example 1).
        let digest = SHA256Digest(of: Array("abc".utf8))
        let spelled = DigestSpelling.allCases.map { String(decoding: $0.spell(digest), as: UTF8.self) }
        #expect(spelled[0] == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(spelled[1] == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0")
        #expect(spelled[2] == "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0")
    }

    @Test(arguments: kinds.indices)
    func `each file's entry is found, also where two files hold the same`(kind: Int) throws {
        let listing = try DeltaTree(Self.files).listing
        let text = Self.list(kind, Self.files)
        let list = DigestList(text, at: Self.kinds[kind].path, of: listing.files)
        #expect(list.entries.map { listing.files[$0.file].path } == Self.files.keys.sorted())
        #expect(list.entries.allSatisfy { ($0.length != nil) == (kind == 0) })
    }

    @Test func `what a list says wrongly is no entry, and a text without digests has none`() throws {
        let listing = try DeltaTree(Self.files).listing
        var wrong = Self.files
        wrong["unknown.html"] = Array("another".utf8)
        let changed = Self.files.keys.sorted()[3]
        wrong[changed] = Array("other bytes".utf8)
        let found = DigestList(Self.list(1, wrong), at: "SHA256SUMS", of: listing.files)
        #expect(found.entries.count == Self.files.count - 1)
        #expect(!found.entries.contains { listing.files[$0.file].path == changed })
        #expect(DigestList(Array("no digest here".utf8), at: "RECORD", of: listing.files).entries.isEmpty)
        #expect(DigestList([], at: "RECORD", of: []).entries.isEmpty)
    }

    @Test func `an entry reaches 2,048 bytes from its digest at most`() throws {
        let listing = try DeltaTree(Self.files).listing
        let path = try #require(Self.files.keys.min())
        let digest = DigestSpelling.hex.spell(SHA256Digest(of: Self.files[path] ?? []))
        func entries(_ gap: Int) -> Int {
            let line = digest + [UInt8](repeating: UInt8(ascii: " "), count: gap) + Array(path.utf8) + Array("\n".utf8)
            return DigestList(line, at: "SHA256SUMS", of: listing.files).entries.count
        }
        #expect(entries(2_000 - path.utf8.count) == 1)
        #expect(entries(2_100) == 0)
    }

    @Test(arguments: kinds.indices, ["", "wrapped-1/"])
    func `edits, new files and old ones cost next to nothing in the list`(kind: Int, folder: String) throws {
        func tree(_ files: [String: [UInt8]], _ version: Int, withList: Bool) throws -> DeltaTree {
            let inside = Dictionary(uniqueKeysWithValues: files.map { (folder + $0.key, $0.value) })
            guard withList else { return try DeltaTree(inside) }
            let path = Self.kinds[kind].path.replacing("pkg-1", with: "pkg-\(version)")
            let list = [folder + path: Self.list(kind, inside, above: folder)]
            return try DeltaTree(inside.merging(list) { first, _ in first })
        }
        let paths = Self.files.keys.sorted()
        var files = Self.files
        for path in paths.prefix(10) { files[path]? += Array("One more line.\n".utf8) }
        files[paths[12]] = nil
        files["words/new.txt"] = Array("A new file.\n".utf8)
        let costs = try [false, true].map { withList in
            let base = try tree(Self.files, 1, withList: withList)
            let target = try tree(files, 2, withList: withList)
            let package = try DeltaEncoder(codecs: [.mixing]).encode(base: base, target: target)
            #expect(try patch(package, base: base) == target.files)
            return package.count
        }
        // Eleven digests of 32 bytes are new in it.
        #expect(costs[1] - costs[0] < 60)
    }
}
