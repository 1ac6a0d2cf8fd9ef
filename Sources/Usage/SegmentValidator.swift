public import Bytes

/// The server's own check of a segment (P10); it never trusts the kiosk to have kept the rules.
///
/// Order of the checks: signature, form, kiosk, manifest, names and classes, K and CAP, floors, sums. What is out of
/// time is not refused but counted as undated, with the reason.
public struct SegmentValidator: Sendable {
    /// What the server knows of the kiosk and of its own day.
    public struct Expectations: Sendable {
        /// The kiosk that claims to have sealed it.
        public let kioskID: KioskID
        /// That kiosk's key.
        public let publicKey: PublicKey
        /// The service day on which the kiosk was enrolled.
        public let installedOn: ServiceDay
        /// The server's own service day.
        public let today: ServiceDay

        /// Joins the four.
        public init(kioskID: KioskID, publicKey: PublicKey, installedOn: ServiceDay, today: ServiceDay) {
            self.kioskID = kioskID
            self.publicKey = publicKey
            self.installedOn = installedOn
            self.today = today
        }
    }

    /// A segment that is to be counted.
    public struct Accepted: Equatable, Sendable {
        /// The segment.
        public let segment: Segment
        /// Its counters by key.
        public let counters: [CounterKey: Int]
        /// Its days as the server counts them; undated where the kiosk's days cannot be.
        public let interval: SegmentInterval
    }

    /// What to do with a segment.
    public enum Verdict: Equatable, Sendable {
        /// Count it.
        case accepted(Accepted)
        /// Keep it apart.
        case quarantined(SegmentFault)
        /// Answer "try later": its manifest is not known here.
        case unknownManifest(ReleaseID)
    }

    /// What the server knows.
    public let expectations: Expectations

    /// Validates for one kiosk on one day.
    public init(_ expectations: Expectations) {
        self.expectations = expectations
    }

    /// Checks one segment.
    ///
    /// - Parameters:
    ///   - vocabulary: the vocabulary of a manifest, or nil if the server does not have it.
    ///   - isListed: whether any signed release has this key; asked for keys that the segment's own release lacks.
    ///   - overlappingVisits: the sum of `visit.count` of the kiosk's class C segments whose days overlap these; asked
    ///     for classes H and S only.
    public func verdict<Failure: Error>(
        on signed: SignedSegment, vocabulary: (ReleaseID) throws(Failure) -> UsageVocabulary?,
        isListed: (CounterKey) throws(Failure) -> Bool,
        overlappingVisits: (ClosedRange<ServiceDay>) throws(Failure) -> Int
    ) throws(Failure) -> Verdict {
        guard signed.isSigned(by: expectations.publicKey) else { return .quarantined(.badSignature) }
        let segment: Segment
        do { segment = try signed.segment() } catch { return .quarantined(.malformed(error)) }
        if let fault = headerFault(segment.header) { return .quarantined(fault) }
        guard let known = try vocabulary(segment.header.release) else {
            return .unknownManifest(segment.header.release)
        }
        let counters: [CounterKey: Int]
        do { counters = try segment.counters(known) } catch { return .quarantined(.malformed(error)) }
        for cell in segment.namedCells where try !isListed(cell.key) { return .quarantined(.unlistedKey(cell.key)) }
        if let fault = cellFault(segment, counters, known) { return .quarantined(fault) }
        if segment.header.usageClass != .content, let days = segment.header.interval.days {
            let limit = try overlappingVisits(days) + PrivacyRules.visitsPerServiceDayMax
            if let (key, found) = Self.first(in: counters, where: { $0 > limit }) {
                return .quarantined(.counterAboveVisits(key, found: found, limit: limit))
            }
        }
        return .accepted(
            Accepted(segment: segment, counters: counters, interval: interval(segment.header.interval)))
    }

    private func headerFault(_ header: SegmentHeader) -> SegmentFault? {
        if header.kioskID != expectations.kioskID { return .wrongKiosk(header.kioskID) }
        if header.ordinal < 1 { return .badOrdinal(header.ordinal) }
        if case .undated(let reason) = header.interval, reason == .beforeInstallation || reason == .inTheFuture {
            return .badUndatedReason(reason)
        }
        guard let cohort = header.cohort else { return nil }
        if cohort < PrivacyRules.contentCohortMin {
            return .cohortTooSmall(found: cohort, limit: PrivacyRules.contentCohortMin)
        }
        if let days = header.interval.days {
            let limit = (days.upperBound.number - days.lowerBound.number + 1) * PrivacyRules.visitsPerServiceDayMax
            if cohort > limit { return .cohortAboveCap(found: cohort, limit: limit) }
        }
        return nil
    }

    private func cellFault(
        _ segment: Segment, _ counters: [CounterKey: Int], _ vocabulary: UsageVocabulary
    ) -> SegmentFault? {
        let usageClass = segment.header.usageClass
        let foreign = counters.keys.filter { !Self.fits($0, usageClass, vocabulary) }
        if let key = foreign.min() { return .wrongClass(key) }
        if let (key, found) = Self.first(in: counters, where: { $0 < usageClass.cellMin }) {
            return .cellBelowFloor(key, found: found)
        }
        guard let cohort = segment.header.cohort else { return nil }
        if let (key, found) = Self.first(in: counters, where: { $0 > cohort }) {
            return .counterAboveVisits(key, found: found, limit: cohort)
        }
        for name in [CounterName.visitCount, .visitEnd, .visitLength, .visitTaps] {
            let sum = counters.reduce(0) { $1.key.name == name ? $0 + $1.value : $0 }
            if sum != cohort { return .sumDiffers(name, found: sum, cohort: cohort) }
        }
        return nil
    }

    /// Class C takes nothing that its release marks sensitive; class S also takes what an earlier release marked so.
    private static func fits(_ key: CounterKey, _ usageClass: UsageClass, _ vocabulary: UsageVocabulary) -> Bool {
        switch usageClass {
        case .content: key.name.usageClass == .content && vocabulary.usageClass(of: key) == .content
        case .hours: key.name.usageClass == .hours
        case .sensitive: key.name.usageClass == .sensitive || Self.isAboutExplainer(key)
        case .operations: false
        }
    }

    private static func isAboutExplainer(_ key: CounterKey) -> Bool {
        key.name.usageClass == .content && key[.explainer] != nil
    }

    private func interval(_ claimed: SegmentInterval) -> SegmentInterval {
        guard let days = claimed.days else { return claimed }
        if days.lowerBound < expectations.installedOn { return .undated(.beforeInstallation) }
        let latest = expectations.today.advanced(by: PrivacyRules.daysAheadMax)
        return days.upperBound > latest ? .undated(.inTheFuture) : claimed
    }

    /// The first offending counter in the order of keys, so that the same segment always gets the same answer.
    private static func first(
        in counters: [CounterKey: Int], where isFault: (Int) -> Bool
    ) -> (key: CounterKey, found: Int)? {
        counters.filter { isFault($0.value) }.min { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
