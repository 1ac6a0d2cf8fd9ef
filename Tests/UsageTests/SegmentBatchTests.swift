import Bytes
import TestSupport
import Testing

@testable import Usage

@Suite("A batch of signed segments")
struct SegmentBatchTests {
    private let vocabulary: UsageVocabulary
    private let key: SigningKey

    init() throws {
        vocabulary = try Samples.vocabulary()
        key = try SigningKey(secretBytes: Array(1...32))
    }

    private func signed(_ seed: UInt64, names: Int = 0) throws -> SignedSegment {
        var generator = SeededGenerator(seed: seed)
        var header = try Samples.header(&generator)
        header.releaseScope = .mixed
        var counters: [CounterKey: Int] = [.visitCount: 12]
        for index in 0..<names {
            counters[try CounterKey(.explainerOpen, ["\(index)" + String(repeating: "n", count: 50)])] = 1
        }
        let segment = try Segment(header: header, counters: counters, vocabulary: vocabulary)
        return try SignedSegment(signing: segment, with: key)
    }

    @Test("what was written is read back", arguments: [0, 1, 3])
    func roundTrip(count: UInt64) throws {
        let batch = try SegmentBatch((0..<count).map { try signed($0) })
        let read = try SegmentBatch(decoding: batch.encoded())
        #expect(read == batch)
        #expect(read.segments.allSatisfy { $0.isSigned(by: key.publicKey) })
    }

    @Test("the format is the one of the golden file, whose signature another program made")
    func golden() throws {
        let content = try #require(Hex.decode(Fixture.hex("segment-v1-content")))
        let batch = try SegmentBatch([SignedSegment(signing: Segment(decoding: content), with: key)])
        #expect(try Hex.encode(batch.encoded()) == Fixture.hex("batch-v1"))
        let read = try SegmentBatch(decoding: #require(Hex.decode(Fixture.hex("batch-v1"))))
        #expect(read == batch)
        #expect(read.segments[0].isSigned(by: key.publicKey))
    }

    @Test("a signature holds for its own bytes and key alone")
    func signatures() throws {
        let segment = try signed(1)
        var changed = segment.bytes
        changed[60] ^= 1
        #expect(!(try SignedSegment(bytes: changed, signature: segment.signature).isSigned(by: key.publicKey)))
        #expect(!segment.isSigned(by: SigningKey().publicKey))
        #expect(try segment.segment().id == segment.id)
    }

    @Test("every truncation is refused")
    func truncation() throws {
        let bytes = try SegmentBatch([signed(1), signed(2)]).encoded()
        for count in 0..<bytes.count {
            #expect(throws: UsageError.self) { try SegmentBatch(decoding: Array(bytes.prefix(count))) }
        }
        #expect(throws: UsageError.bytes(.trailingBytes(offset: bytes.count - 5, count: 1))) {
            try SegmentBatch(decoding: bytes + [0])
        }
    }

    @Test("a segment that cannot be read still has an id, and leaves the others readable")
    func unreadable() throws {
        let good = try signed(1)
        var bytes = try signed(2).bytes
        bytes[4] = 9
        let strange = try SignedSegment(bytes: bytes, signature: good.signature)
        let read = try SegmentBatch(decoding: SegmentBatch([good, strange]).encoded())
        #expect(read.segments.map(\.id) == [good.id, strange.id])
        #expect(throws: UsageError.unsupportedVersion(9)) { try read.segments[1].segment() }
    }

    @Test("a segment comes once")
    func repeated() throws {
        let segment = try signed(1)
        #expect(throws: UsageError.repeatedSegment(segment.id)) { try SegmentBatch([segment, segment]) }
    }

    @Test("another magic or version, and a count that cannot be, are refused")
    func frames() throws {
        #expect(throws: UsageError.wrongMagic) { try SegmentBatch(decoding: Array("SGSX".utf8)) }
        #expect(throws: UsageError.unsupportedVersion(2)) { try SegmentBatch(decoding: Array("SGSB".utf8) + [2, 0]) }
        #expect(throws: UsageError.bytes(.lengthAboveLimit(offset: 0, length: 16_383, limit: 4_096))) {
            try SegmentBatch(decoding: Array("SGSB".utf8) + [1, 0xff, 0x7f])
        }
        #expect(throws: UsageError.tooLong(found: 262_145, limit: 262_144)) {
            try SegmentBatch(decoding: [UInt8](repeating: 0, count: 262_145))
        }
    }

    @Test("segments are packed in order under the limits, each once")
    func packing() throws {
        let segments = try (UInt64(0)..<12).map { try signed($0, names: 600) }
        let batches = SegmentBatch.packing(segments + segments.prefix(2))
        #expect(batches.count > 1)
        #expect(batches.flatMap(\.segments) == segments)
        #expect(batches.allSatisfy { $0.encoded().count <= UsageLimits.batchBytesMax })
        #expect(SegmentBatch.packing(segments, countMax: 1).count == 12)
        #expect(SegmentBatch.packing([]).isEmpty)
        #expect(throws: UsageError.self) { try SegmentBatch(segments) }
    }
}
