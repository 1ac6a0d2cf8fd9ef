import Bytes
import TestSupport
import Testing

@testable import Usage

@Suite("The bytes of a segment")
struct SegmentTests {
    private let vocabulary: UsageVocabulary

    init() throws {
        vocabulary = try Samples.vocabulary()
    }

    /// A segment of every class and interval form; the same seed gives the same one.
    func segment(_ usageClass: UsageClass = .content, isMixed: Bool = false) throws -> Segment {
        var generator = SeededGenerator(seed: 11)
        var header = try Samples.header(&generator, usageClass: usageClass)
        var counters: [CounterKey: Int]
        switch usageClass {
        case .content:
            counters = [
                .visitCount: 12, .visitEnd(.restart): 9, .visitEnd(.idle): 3,
                .sceneView(try ExplainerID("globe"), try SceneID("hook")): 200, .visitBounce: 0,
            ]
        case .hours: counters = [try CounterKey(.visitHour, ["1", "23"]): 77]
        default: counters = [try CounterKey(.faqOpen, ["Q10"]): 5, try CounterKey(.explainerOpen, ["private"]): 6]
        }
        if isMixed {
            header.releaseScope = .mixed
            header.interval = .undated(.clockUnknown)
            counters[try CounterKey(.explainerOpen, ["gone"])] = 4
            counters[try CounterKey(.sceneView, ["gone", "first"])] = 3
        }
        return try Segment(header: header, counters: counters, vocabulary: vocabulary)
    }

    @Test("what was written is read back", arguments: [UsageClass.content, .hours, .sensitive], [false, true])
    func roundTrip(usageClass: UsageClass, isMixed: Bool) throws {
        guard usageClass.isByRelease || !isMixed else { return }
        let segment = try segment(usageClass, isMixed: isMixed)
        let bytes = try segment.encoded()
        let read = try Segment(decoding: bytes)
        #expect(read == segment)
        #expect(try read.encoded() == bytes)
        let counters = try read.counters(vocabulary)
        #expect(counters[.visitBounce] == nil)
        if usageClass == .content { #expect(counters[.visitCount] == 12) }
        if isMixed { #expect(counters[try CounterKey(.explainerOpen, ["gone"])] == 4) }
    }

    @Test("the format is the one of the golden file", arguments: ["segment-v1-content", "segment-v1-mixed"])
    func golden(name: String) throws {
        let segment = try segment(isMixed: name.hasSuffix("mixed"))
        #expect(try Hex.encode(segment.encoded()) == Fixture.hex(name))
        #expect(try Segment(decoding: #require(Hex.decode(Fixture.hex(name)))) == segment)
    }

    @Test("every truncation is refused")
    func truncation() throws {
        let bytes = try segment(isMixed: true).encoded()
        for count in 0..<bytes.count {
            #expect(throws: UsageError.self) { try Segment(decoding: Array(bytes.prefix(count))) }
        }
    }

    @Test("every changed byte is refused, three ways each")
    func corruption() throws {
        let bytes = try segment(isMixed: true).encoded()
        for offset in bytes.indices {
            for change: UInt8 in [0x01, 0x80, 0xff] {
                var changed = bytes
                changed[offset] ^= change
                #expect(throws: UsageError.self) { try Segment(decoding: changed) }
            }
        }
    }

    @Test("changed bytes under a right digest are refused or read back to the same bytes")
    func canonical() throws {
        let bytes = try segment(isMixed: true).encoded()
        for offset in bytes.indices.dropLast(SHA256Digest.byteCount) {
            for change: UInt8 in [0x01, 0x02, 0x80, 0xff] {
                var changed = Array(bytes.dropLast(SHA256Digest.byteCount))
                changed[offset] ^= change
                changed += SHA256Digest(of: changed).bytes
                guard let read = try? Segment(decoding: changed) else { continue }
                #expect(try read.encoded() == changed, "offset \(offset) has two encodings")
            }
        }
    }

    @Test("a trailing byte is refused")
    func trailing() throws {
        var bytes = Array(try segment().encoded().dropLast(SHA256Digest.byteCount)) + [0]
        let length = bytes.count
        bytes += SHA256Digest(of: bytes).bytes
        #expect(throws: UsageError.bytes(.trailingBytes(offset: length - 6, count: 1))) { try Segment(decoding: bytes) }
    }

    @Test("another magic or version is refused by name")
    func versions() throws {
        var bytes = try segment().encoded()
        bytes[4] = 2
        #expect(throws: UsageError.unsupportedVersion(2)) { try Segment(decoding: bytes) }
        bytes[0] = 0
        #expect(throws: UsageError.wrongMagic) { try Segment(decoding: bytes) }
    }

    @Test("class O is in no segment, and hours are of no release")
    func badHeaders() throws {
        var header = try segment().header
        header.usageClass = .operations
        let operations = try Segment(header: header, counters: [:], vocabulary: vocabulary).encoded()
        #expect(throws: UsageError.badSegmentField("class", found: 4)) { try Segment(decoding: operations) }
        header.usageClass = .hours
        let hours = try Segment(header: header, counters: [:], vocabulary: vocabulary).encoded()
        #expect(throws: UsageError.badSegmentField("release scope", found: 1)) { try Segment(decoding: hours) }
    }

    @Test("a segment of one release has no named cells")
    func named() throws {
        var header = try segment().header
        header.releaseScope = .single
        let gone = try CounterKey(.explainerOpen, ["gone"])
        let bytes = try Segment(header: header, counters: [gone: 1], vocabulary: vocabulary).encoded()
        #expect(throws: UsageError.keyOutOfOrder("explainer.open{gone}")) { try Segment(decoding: bytes) }
    }

    @Test("counters need the vocabulary of the segment's own manifest")
    func manifest() throws {
        let other = try Samples.vocabulary(Samples.releaseB)
        let segment = try segment()
        let expected = UsageError.wrongManifest(
            expected: Samples.releaseA.manifestDigest, found: Samples.releaseB.manifestDigest)
        #expect(throws: expected) { try segment.counters(other) }
        #expect(throws: expected) { try Segment(header: segment.header, counters: [:], vocabulary: other) }
    }

    @Test("an index outside the table and a named key inside it are refused")
    func indexes() throws {
        let header = try segment(isMixed: true).header
        let outside = Segment(header: header, indexedCells: [.init(index: 264, visits: 1)], namedCells: [])
        #expect(throws: UsageError.keyIndexOutOfRange(found: 264, count: 264)) { try outside.counters(vocabulary) }
        let inside = Segment(header: header, indexedCells: [], namedCells: [.init(key: .visitCount, visits: 1)])
        #expect(throws: UsageError.keyOutOfOrder("visit.count")) { try inside.counters(vocabulary) }
    }

    @Test("counters are taken up to their limit")
    func counterLimit() throws {
        let header = try segment().header
        for value in [UsageLimits.counterMax - 1, UsageLimits.counterMax] {
            let bytes = try Segment(header: header, counters: [.visitCount: value], vocabulary: vocabulary).encoded()
            #expect(try Segment(decoding: bytes).counters(vocabulary) == [.visitCount: value])
        }
        for value in [-1, UsageLimits.counterMax + 1] {
            #expect(
                throws: UsageError.numberOutOfRange(
                    field: "visit.count", found: value, limit: UsageLimits.counterMax)
            ) { try Segment(header: header, counters: [.visitCount: value], vocabulary: vocabulary) }
        }
    }

    @Test("a segment is written and read up to 64 KiB and not above")
    func sizeLimit() throws {
        var header = try segment(isMixed: true).header
        var cells: [Segment.NamedCell] = []
        let encode = { (header: SegmentHeader, cells: [Segment.NamedCell]) throws(UsageError) in
            try Segment(header: header, indexedCells: [], namedCells: cells).encoded()
        }
        for index in 10_000..<10_740 {
            let name = "\(index)" + String(repeating: "x", count: 55)
            cells.append(Segment.NamedCell(key: CounterKey(unchecked: .explainerOpen, [name]), visits: 1))
        }
        // Each cell costs 78 bytes; the name of one and of the zone make up what is left.
        header.zone = "UTC"
        while true {
            let count = try encode(header, cells).count
            guard count + 78 <= UsageLimits.segmentBytesMax else { break }
            let name = "\(10_000 + cells.count)" + String(repeating: "x", count: 55)
            cells.append(Segment.NamedCell(key: CounterKey(unchecked: .explainerOpen, [name]), visits: 1))
        }
        let room = UsageLimits.segmentBytesMax - (try encode(header, cells).count)
        try #require(room <= 61)
        header.zone = "UTC" + String(repeating: "x", count: room)
        let atLimit = try encode(header, cells)
        #expect(atLimit.count == UsageLimits.segmentBytesMax)
        #expect(try Segment(decoding: atLimit).encoded() == atLimit)
        header.zone += "x"
        #expect(throws: UsageError.tooLong(found: 65_537, limit: 65_536)) { try encode(header, cells) }
        let long = [UInt8](repeating: 0, count: UsageLimits.segmentBytesMax + 1)
        #expect(throws: UsageError.tooLong(found: 65_537, limit: 65_536)) { try Segment(decoding: long) }
    }
}
