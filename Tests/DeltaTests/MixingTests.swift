import Bytes
import TestSupport
import Testing

@testable import Delta

@Suite("The mixing codec")
struct MixingTests {
    @Test func `the tables are the same on every machine`() {
        var writer = ByteWriter()
        for value in MixingTables.squash { writer.write([UInt8(value >> 8), UInt8(value & 255)]) }
        for value in MixingTables.stretch { writer.writeVarint(ZigZag.encode(Int(value))) }
        let digest = SHA256Digest(of: writer.bytes).hex
        #expect(digest == "6046ad96627f5bd127f681a75a680f464cfd15c997051ef568d9c555293bb742")
    }

    @Test func `stretch and squash undo each other and rise`() {
        let (squash, stretch) = (MixingTables.squash, MixingTables.stretch)
        #expect(zip(squash, squash.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(zip(stretch, stretch.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(squash[4_096] == 32_768)
        for index in stride(from: 64, to: 4_032, by: 1) {
            let back = Int(squash[Int(stretch[index]) + 4_096]) / 16
            #expect(abs(back - index) <= 4)
        }
    }

    @Test func `bits come through the arithmetic coder, likely and unlikely ones`() {
        var numbers = SeededGenerator(seed: 12)
        let bits = (0..<20_000).map { _ -> (bit: Int32, probability: Int32) in
            let probability = Int32.random(in: 1...65_535, using: &numbers)
            return (Int32.random(in: 0..<65_536, using: &numbers) < probability ? 1 : 0, probability)
        }
        var writer = ArithmeticCoder()
        for bit in bits { _ = writer.code(bit.bit, probability: bit.probability) }
        writer.finish()
        var reader = ArithmeticCoder(decoding: writer.bytes[...])
        #expect(bits.allSatisfy { reader.code(0, probability: $0.probability) == $0.bit })
        #expect(reader.isAtEnd)
    }

    @Test func `numbers come through, small and large ones of either sign`() {
        let values = [0, 1, -1, 2, 7, -8, 100, -1_000, 65_535, 1_000_000, -40_000_000]
        let arena = MixingArena()
        var writer = ArithmeticCoder()
        var model = NumberModel(arena, MixingNumbers(arena))
        for value in values { _ = model.codeSigned(value, set: 3, with: &writer) }
        writer.finish()
        var reader = ArithmeticCoder(decoding: writer.bytes[...])
        model = NumberModel(arena, MixingNumbers(arena))
        #expect(values.allSatisfy { model.codeSigned(0, set: 3, with: &reader) == $0 })
    }

    @Test func `the second file with the same edit costs less than half of the first`() throws {
        var bundle = SampleBundle(files: 40, wordsPerFile: 200, seed: 8)
        let base = try DeltaTree(bundle.files)
        func cost(_ count: Int) throws -> Int {
            var files = bundle.files
            for path in bundle.files.keys.sorted().prefix(count) {
                files[path] = Array("<header lang=en>A new line at the top</header>\n".utf8) + (files[path] ?? [])
            }
            let package = try DeltaEncoder(codecs: [.mixing]).encode(base: base, target: DeltaTree(files))
            #expect(try patch(package, base: base) == files)
            return package.count
        }
        bundle.version = 1
        let costs = try [cost(1), cost(11)]
        #expect(costs[1] - costs[0] < (costs[0] - 26) * 5)
    }

    @Test func `the manifest costs nothing where the other files foretell it`() throws {
        var bundle = SampleBundle(files: 60, wordsPerFile: 60, seed: 11)
        let base = try DeltaTree(bundle.sealed)
        for path in bundle.files.keys.sorted().prefix(20) {
            bundle.files["moved/\(path)"] = bundle.files[path]
            bundle.files[path] = nil
        }
        let target = try DeltaTree(bundle.sealed)
        let package = try DeltaEncoder(codecs: [.mixing]).encode(base: base, target: target)
        #expect(try patch(package, base: base) == target.files)
        // Twenty new digests of 64 digits and as many paths stand in the manifest.
        #expect(package.count < 300)
    }

    @Test func `the windows of the format are of 12 MiB`() {
        #expect(DeltaLimits.standard.modelledBytesMax == 12 << 20)
    }

    @Test(arguments: [16_000, 40_000])
    func `a bundle larger than the memory goes window by window, and the models go on learning`(room: Int) throws {
        var bundle = SampleBundle(files: 40, wordsPerFile: 200, seed: 8)
        let base = try DeltaTree(bundle.sealed)
        for path in bundle.files.keys {
            bundle.files[path] =
                Array("<header lang=en>A new line at the top</header>\n".utf8) + (bundle.files[path] ?? [])
        }
        let target = try DeltaTree(bundle.sealed)
        var limits = DeltaLimits.standard
        limits.modelledBytesMax = room
        let package = try DeltaEncoder(limits: limits, codecs: [.mixing]).encode(base: base, target: target)
        #expect(try patch(package, base: base, limits: limits) == target.files)
        let whole = try DeltaEncoder(codecs: [.mixing]).encode(base: base, target: target)
        #expect(package != whole)
        #expect(package.count < whole.count + 400)
    }

    @Test func `a dense file is stored, and told from the one it replaces where that is like it`() throws {
        var numbers = SeededGenerator(seed: 21)
        let picture = (0..<40_000).map { _ in UInt8(truncatingIfNeeded: numbers.next()) }
        let base = try DeltaTree(["a.png": picture])
        let other = Array(picture[..<20_000]) + [1, 2, 3] + picture[20_000...]
        let like = try DeltaEncoder(codecs: [.mixing]).encode(base: base, target: DeltaTree(["a.png": other]))
        #expect(like.count < 400)
        let unlike = try DeltaEncoder(codecs: [.mixing]).encode(
            base: base, target: DeltaTree(["a.png": picture.reversed()]))
        #expect((40_000..<40_060).contains(unlike.count))
        let moved = try DeltaEncoder().encode(
            base: base, target: DeltaTree(["b/a.png": picture, "b/c.png": picture]))
        #expect(moved.count < 70)
    }

    @Test func `files that end in other bytes than the pieces of their base come through`() throws {
        let base = try DeltaTree(["a": Array("one;two;three".utf8), "b": [], "c": [10, 10, 10]])
        let target = try DeltaTree(["a": Array("one;two;thre".utf8), "b": [10], "c": []])
        let package = try DeltaEncoder(codecs: [.mixing]).encode(base: base, target: target)
        #expect(try patch(package, base: base) == target.files)
    }

    @Test(arguments: [0x03, 0x1B, 0x7F, 0xFF] as [UInt8])
    func `options that mean nothing are refused`(byte: UInt8) {
        #expect(throws: DeltaError.unknownFlags(byte)) { _ = try MixingOptions(byte) }
    }
}
