extension CounterBook {
    /// Who seals: what every segment of an installation says of it.
    public struct Sealer: Hashable, Sendable {
        /// The kiosk.
        public let kioskID: KioskID
        /// The installation.
        public let installID: InstallID
        /// The IANA name of the zone that service days are counted in.
        public let zone: String

        /// Joins the three.
        public init(kioskID: KioskID, installID: InstallID, zone: String) {
            self.kioskID = kioskID
            self.installID = installID
            self.zone = zone
        }
    }

    /// Whether ``seal(before:by:vocabulary:makeOpenID:makeSegmentID:)`` would seal anything.
    public func hasSomethingToSeal(before today: ServiceDay?) -> Bool {
        accumulations.contains { isDue($0.key, $0.value, before: today) }
    }

    /// Seals every class that may be sealed now, and nothing else; may be called at any time.
    ///
    /// A dated accumulation is due when all its days have ended and its cohort has reached K (P5); an undated one when
    /// its cohort has reached K, since it only holds boots that ended. In H and S, cells below the floor stay (P6). An
    /// accumulation without a cell to release carries on. If this throws, the book is unchanged.
    ///
    /// - Parameters:
    ///   - today: the service day that has not ended yet; nil while the clock is unknown.
    ///   - vocabulary: of the release that is active now.
    public mutating func seal(
        before today: ServiceDay?, by sealer: Sealer, vocabulary: UsageVocabulary, makeOpenID: () -> OpenID,
        makeSegmentID: () -> SegmentID
    ) throws(UsageError) -> [Segment] {
        guard hasSomethingToSeal(before: today) else { return [] }
        var after = self
        after.reclassify(under: vocabulary, makeOpenID: makeOpenID)
        var segments: [Segment] = []
        for usageClass in UsageClass.sealedClasses {
            for bucket in [AccumulationKey.Bucket.dated, .undated] {
                let key = AccumulationKey(usageClass, bucket)
                guard let open = after.accumulations[key], isDue(key, open, before: today) else { continue }
                let header = SegmentHeader(
                    id: makeSegmentID(), usageClass: usageClass, interval: Self.interval(of: open), zone: sealer.zone,
                    releaseScope: Self.scope(of: open, usageClass, now: vocabulary.release),
                    release: vocabulary.release,
                    cohort: usageClass == .content ? open.cohort : nil, kioskID: sealer.kioskID,
                    installID: sealer.installID, openID: open.openID, ordinal: after.nextOrdinal)
                let released = open.cells.filter { $0.value >= usageClass.cellMin }
                segments.append(try Segment(header: header, counters: released, vocabulary: vocabulary))
                let held = open.cells.filter { $0.value < usageClass.cellMin }
                after.accumulations[key] = Accumulation(openID: makeOpenID(), carrying: held)
                after.nextOrdinal += 1
                if let days = open.days, bucket == .dated { after.sealedThrough[usageClass] = days.upperBound }
            }
        }
        self = after
        return segments
    }

    /// Moves content cells of explainers that the active release marks sensitive to class S, before C is sealed.
    private mutating func reclassify(under vocabulary: UsageVocabulary, makeOpenID: () -> OpenID) {
        for bucket in AccumulationKey.Bucket.allCases {
            let content = AccumulationKey(.content, bucket)
            let sensitive = AccumulationKey(.sensitive, bucket)
            let marked = accumulations[content]?.cells.keys.filter { vocabulary.usageClass(of: $0) == .sensitive } ?? []
            guard !marked.isEmpty, let cells = accumulations[content]?.removeCells(marked) else { continue }
            accumulations[sensitive, default: Accumulation(openID: makeOpenID())].addCells(cells)
        }
    }

    private func isDue(_ key: AccumulationKey, _ open: Accumulation, before today: ServiceDay?) -> Bool {
        guard let cohortMin = key.usageClass.cohortMin, open.cohort >= cohortMin,
            open.cells.values.contains(where: { $0 >= key.usageClass.cellMin })
        else { return false }
        switch key.bucket {
        case .dated: return today.map { today in open.days.map { $0.upperBound < today } ?? false } ?? false
        case .undated: return true
        case .boot, .wentBack: return false
        }
    }

    private static func interval(of open: Accumulation) -> SegmentInterval {
        if let days = open.days, open.undatedReason == nil { return .dated(days) }
        return .undated(open.undatedReason ?? .clockUnknown)
    }

    private static func scope(
        of open: Accumulation, _ usageClass: UsageClass, now release: ReleaseID
    ) -> ReleaseScope {
        guard usageClass.isByRelease else { return .any }
        return open.isMixed || open.release != release ? .mixed : .single
    }
}
