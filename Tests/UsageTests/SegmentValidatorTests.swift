import Bytes
import TestSupport
import Testing
import Usage

@Suite("The server's own check of a segment")
struct SegmentValidatorTests {
    private let vocabulary: UsageVocabulary
    private let key: SigningKey
    private let header: SegmentHeader
    private let validator: SegmentValidator
    private let first: ServiceDay

    init() throws {
        var generator = SeededGenerator(seed: 4)
        vocabulary = try Samples.vocabulary()
        key = try SigningKey(secretBytes: Array(1...32))
        header = try Samples.header(&generator)
        first = try Samples.day(20_415)
        validator = SegmentValidator(
            .init(
                kioskID: header.kioskID, publicKey: key.publicKey, installedOn: first,
                today: first.advanced(by: 2)))
    }

    /// Twelve whole visits, which is what the header's cohort says.
    private var sound: [CounterKey: Int] {
        [
            .visitCount: 12, .visitEnd(.restart): 7, .visitEnd(.idle): 5, .visitTaps(1): 12,
            .visitLength(activeMilliseconds: 20_000): 12, .visitBounce: 12,
        ]
    }

    private func verdict(
        _ counters: [CounterKey: Int], overlapping: Int = 0, isListed: Bool = true, key signing: SigningKey? = nil,
        known: Bool = true, change: (inout SegmentHeader) -> Void = { _ in }
    ) throws -> SegmentValidator.Verdict {
        var header = header
        change(&header)
        let segment = try Segment(header: header, counters: counters, vocabulary: vocabulary)
        return validator.verdict(
            on: try SignedSegment(signing: segment, with: signing ?? key),
            vocabulary: { _ in known ? vocabulary : nil }, isListed: { _ in isListed },
            overlappingVisits: { _ in overlapping })
    }

    private func fault(_ verdict: SegmentValidator.Verdict) -> SegmentFault? {
        if case .quarantined(let fault) = verdict { fault } else { nil }
    }

    @Test("a sound segment is accepted with its counters and days")
    func accepted() throws {
        guard case .accepted(let accepted) = try verdict(sound) else {
            Issue.record("refused")
            return
        }
        #expect(accepted.counters == sound)
        #expect(accepted.interval == header.interval)
    }

    @Test("a manifest that is not known is no fault")
    func unknownManifest() throws {
        #expect(try verdict(sound, known: false) == .unknownManifest(Samples.releaseA))
    }

    @Test("signature, kiosk, ordinal and reason are checked")
    func headers() throws {
        #expect(fault(try verdict(sound, key: SigningKey())) == .badSignature)
        var generator = SeededGenerator(seed: 77)
        let other = KioskID(using: &generator)
        #expect(fault(try verdict(sound) { $0.kioskID = other }) == .wrongKiosk(other))
        #expect(fault(try verdict(sound) { $0.ordinal = 0 }) == .badOrdinal(0))
        let reason = SegmentInterval.undated(.inTheFuture)
        #expect(fault(try verdict(sound) { $0.interval = reason }) == .badUndatedReason(.inTheFuture))
    }

    @Test("bytes that do not read are quarantined, not lost")
    func malformed() throws {
        let segment = try SignedSegment(
            signing: Segment(header: header, counters: sound, vocabulary: vocabulary), with: key)
        var bytes = segment.bytes
        bytes[4] = 7
        let strange = try SignedSegment(bytes: bytes, signature: key.sign(bytes))
        let verdict = validator.verdict(
            on: strange, vocabulary: { _ in vocabulary }, isListed: { _ in true }, overlappingVisits: { _ in 0 })
        #expect(fault(verdict) == .malformed(.unsupportedVersion(7)))
    }

    @Test(
        "a cohort is refused below K and above CAP for its days",
        arguments: [(10, false), (11, true), (1_500, true), (1_501, false)])
    func cohorts(cohort: Int, isAccepted: Bool) throws {
        let counters = sound.mapValues { $0 == 12 ? cohort : $0 }.merging([.visitEnd(.restart): cohort - 5]) { $1 }
        let found = try verdict(counters) { $0.cohort = cohort }
        #expect((fault(found) == nil) == isAccepted)
        if cohort == 10 { #expect(fault(found) == .cohortTooSmall(found: 10, limit: 11)) }
        if cohort == 1_501 { #expect(fault(found) == .cohortAboveCap(found: 1_501, limit: 1_500)) }
    }

    @Test("sums that every visit is in must give the cohort")
    func sums() throws {
        let short = sound.merging([.visitEnd(.idle): 4]) { $1 }
        #expect(fault(try verdict(short)) == .sumDiffers(.visitEnd, found: 11, cohort: 12))
        let high = sound.merging([.visitBounce: 13]) { $1 }
        #expect(fault(try verdict(high)) == .counterAboveVisits(.visitBounce, found: 13, limit: 12))
    }

    @Test("counters of another class are refused")
    func classes() throws {
        let question = try CounterKey(.faqOpen, ["Q10"])
        #expect(fault(try verdict(sound.merging([question: 5]) { $1 })) == .wrongClass(question))
        let marked = try CounterKey(.explainerOpen, ["private"])
        #expect(fault(try verdict(sound.merging([marked: 5]) { $1 })) == .wrongClass(marked))
        let found = try verdict([question: 5, .visitCount: 40]) {
            $0.usageClass = .sensitive; $0.cohort = nil
        }
        #expect(fault(found) == .wrongClass(.visitCount))
        let sensitive = try verdict([question: 5, marked: 6]) {
            $0.usageClass = .sensitive; $0.cohort = nil
        }
        #expect(fault(sensitive) == nil)
    }

    @Test("a cell of class S is refused below the floor and above the visits there can have been")
    func cells() throws {
        let question = try CounterKey(.faqOpen, ["Q10"])
        let verdict = { (value: Int) in
            try self.verdict([question: value], overlapping: 40) {
                $0.usageClass = .sensitive; $0.cohort = nil
            }
        }
        #expect(fault(try verdict(4)) == .cellBelowFloor(question, found: 4))
        #expect(fault(try verdict(5)) == nil)
        #expect(fault(try verdict(540)) == nil)
        #expect(fault(try verdict(541)) == .counterAboveVisits(question, found: 541, limit: 540))
    }

    @Test("a named counter must be in some signed release")
    func names() throws {
        let gone = try CounterKey(.explainerOpen, ["gone"])
        let counters = sound.merging([gone: 2]) { $1 }
        #expect(fault(try verdict(counters) { $0.releaseScope = .mixed }) == nil)
        let found = try verdict(counters, isListed: false) { $0.releaseScope = .mixed }
        #expect(fault(found) == .unlistedKey(gone))
    }

    @Test("days outside the install day and today + 2 are undated, never refused")
    func days() throws {
        let table: [(Int, Int, SegmentInterval)] = [
            (0, 4, .dated(first...first.advanced(by: 4))), (0, 5, .undated(.inTheFuture)),
            (-1, 4, .undated(.beforeInstallation)),
        ]
        for (from, to, expected) in table {
            let days = first.advanced(by: from)...first.advanced(by: to)
            guard case .accepted(let accepted) = try verdict(sound, change: { $0.interval = .dated(days) }) else {
                Issue.record("refused \(days)")
                continue
            }
            #expect(accepted.interval == expected)
        }
    }

    @Test("every fault has a code of its own")
    func codes() throws {
        var generator = SeededGenerator(seed: 1)
        let faults: [SegmentFault] = [
            .malformed(.wrongMagic), .badSignature, .wrongKiosk(KioskID(using: &generator)), .badOrdinal(0),
            .badUndatedReason(.inTheFuture), .wrongClass(.visitCount), .unlistedKey(.visitCount),
            .cohortTooSmall(found: 1, limit: 11), .cohortAboveCap(found: 1, limit: 1),
            .cellBelowFloor(.visitCount, found: 1), .counterAboveVisits(.visitCount, found: 1, limit: 0),
            .sumDiffers(.visitEnd, found: 1, cohort: 2),
        ]
        #expect(Set(faults.map(\.code)).count == faults.count)
    }
}
