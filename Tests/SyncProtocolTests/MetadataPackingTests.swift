import Bytes
import SyncProtocol
import TestSupport
import Testing

@Suite("Packing metadata")
struct MetadataPackingTests {
    /// A file as they look, with random values drawn by `seed`.
    private func file(role: String, version: Int, seed: UInt64, digests: [SHA256Digest] = []) -> [UInt8] {
        var generator = SeededGenerator(seed: seed)
        let signature = (0..<64).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        let meta = digests.enumerated().map { index, digest in
            #""file\#(index).json":{"hashes":{"sha256":"\#(digest.hex)"},"length":\#(900 + index),"version":\#(version)}"#
        }.joined(separator: ",")
        let key = SHA256Digest(of: Array("key of \(role)".utf8))
        return Array(
            (#"{"signatures":[{"keyid":"\#(key.hex)","sig":"\#(Hex.encode(signature))"}],"signed":{"_type":"\#(role)","#
                + #""expires":"2027-02-14T08:00:00Z","meta":{\#(meta)},"spec_version":"1.0.31","version":\#(version)}}"#)
                .utf8)
    }

    private func roundTrip(_ file: [UInt8], held: [[UInt8]] = []) throws -> Int {
        var sender = MetadataPacking()
        var receiver = MetadataPacking()
        for file in held {
            sender.absorb(file)
            receiver.absorb(file)
        }
        let packed = sender.pack(file)
        #expect(try receiver.unpack(packed, bytesMax: file.count) == file)
        return packed.count
    }

    @Test func `a file signed anew costs little more than its signature`() throws {
        let held = file(role: "timestamp", version: 41, seed: 1, digests: [.zero])
        let next = file(role: "timestamp", version: 42, seed: 2, digests: [.zero])
        #expect(try roundTrip(next, held: [held]) <= 64 + 20)
    }

    @Test func `the digest of a file that came before is not sent`() throws {
        let held = file(role: "snapshot", version: 1, seed: 1, digests: [SHA256Digest(of: [1])])
        let targets = file(role: "targets", version: 2, seed: 2)
        let snapshot = file(role: "snapshot", version: 2, seed: 3, digests: [SHA256Digest(of: targets)])
        let unknown = file(role: "snapshot", version: 2, seed: 3, digests: [SHA256Digest(of: [9])])
        let size = try roundTrip(snapshot, held: [held, targets])
        let sizeWithout = try roundTrip(unknown, held: [held, targets])
        #expect(sizeWithout - size >= 31)
    }

    @Test func `a package's digest is known once the package was noted`() throws {
        let package = Array("package".utf8)
        let targets = file(role: "targets", version: 2, seed: 2, digests: [SHA256Digest(of: package)])
        var sender = MetadataPacking()
        let size = sender.pack(targets).count
        var informed = MetadataPacking()
        informed.note(digestOf: package)
        #expect(size - informed.pack(targets).count >= 31)
    }

    @Test(arguments: [
        "", "a", "\u{1}", "no digits at all", String(repeating: "ab", count: 2_000), String(repeating: "f", count: 33),
        String(repeating: "x", count: 500), "\u{1}" + String(repeating: "0", count: 64),
    ])
    func `any bytes come back as they were`(text: String) throws {
        _ = try roundTrip(Array(text.utf8))
        _ = try roundTrip(Array(text.utf8), held: [Array(text.utf8), file(role: "root", version: 1, seed: 4)])
    }

    @Test func `files with random edits come back as they were`() throws {
        var generator = SeededGenerator(seed: 7)
        for seed in 0..<300 as Range<UInt64> {
            let held = file(role: "targets", version: 3, seed: seed, digests: [.zero, SHA256Digest(of: [2])])
            var next = held
            for _ in 0..<Int.random(in: 0...8, using: &generator) {
                let index = Int.random(in: next.indices, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: next[index] = UInt8.random(in: .min ... .max, using: &generator)
                case 1: next.remove(at: index)
                default: next.insert(UInt8.random(in: 0x30...0x66, using: &generator), at: index)
                }
            }
            _ = try roundTrip(next, held: [held])
        }
    }

    @Test func `a file above its limit is refused`() throws {
        var sender = MetadataPacking()
        let file = file(role: "targets", version: 2, seed: 2, digests: [.zero])
        let packed = sender.pack(file)
        for bytesMax in [0, 10, file.count - 1] {
            var receiver = MetadataPacking()
            #expect(throws: SyncProtocolError.self) { try receiver.unpack(packed, bytesMax: bytesMax) }
        }
    }

    @Test func `damaged packing is refused or gives other bytes within the limit, and never traps`() {
        var sender = MetadataPacking()
        let held = file(role: "targets", version: 1, seed: 1, digests: [.zero])
        sender.absorb(held)
        let packed = sender.pack(file(role: "targets", version: 2, seed: 2, digests: [SHA256Digest(of: [5])]))
        var generator = SeededGenerator(seed: 11)
        for round in 0..<3_000 {
            var damaged = packed
            if round < packed.count { damaged.removeLast(packed.count - round) }
            for _ in 0..<Int.random(in: 1...3, using: &generator) where !damaged.isEmpty {
                damaged[Int.random(in: damaged.indices, using: &generator)] = .random(in: 0...255, using: &generator)
            }
            var receiver = MetadataPacking()
            receiver.absorb(held)
            if let file = try? receiver.unpack(damaged, bytesMax: 4_096) { #expect(file.count <= 4_096) }
        }
    }

    @Test func `a text that claims to be long costs nothing`() {
        var receiver = MetadataPacking()
        #expect(throws: SyncProtocolError.malformedPackage(offset: 6)) {
            try receiver.unpack([1, 0xff, 0xff, 0xff, 0xff, 0x0f], bytesMax: 1_000)
        }
    }
}
