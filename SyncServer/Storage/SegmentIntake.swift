internal import Bytes
internal import FoundationEssentials
internal import GRDB
internal import Usage

/// Judges and stores segments inside one transaction; what is checked stands in ``judge(_:)`` in its order.
struct SegmentIntake {
    let database: Database
    let vocabularies: [SHA256Digest: UsageVocabulary]
    let now: Int

    /// Stores one segment, or says why not.
    func take(_ signed: SignedSegment) throws -> SegmentOutcome {
        let digest = SHA256Digest(of: signed.bytes)
        if let known = try outcomeOfKnown(signed, digest: digest) { return known }
        switch try judge(signed) {
        case .sound(let segment):
            // It may have failed a check of an earlier version, or while its kiosk was revoked.
            try database.execute(
                sql: "DELETE FROM quarantine WHERE segment_id = ? AND digest = ?",
                arguments: [signed.id.bytes.blob, digest.blob])
            try store(segment, signed: signed, digest: digest)
            return .stored
        case .unknownManifest:
            return .unknownManifest
        case .faulty(let reason, let kioskID):
            try quarantine(signed, digest: digest, reason: reason, kioskID: kioskID)
            return .quarantined(reason)
        }
    }

    /// A segment that passed every check, and the site that it counts for.
    private struct SoundSegment {
        let accepted: SegmentValidator.Accepted
        let site: String

        var header: SegmentHeader { accepted.segment.header }
    }

    private enum Judgement {
        case sound(SoundSegment)
        case unknownManifest
        case faulty(QuarantineReason, KioskID?)
    }

    private func judge(_ signed: SignedSegment) throws -> Judgement {
        guard let segment = try? signed.segment() else {
            return .faulty(.malformed, nil)  // Which byte is wrong can be found in the bytes that are kept.
        }
        let claimed = segment.header.kioskID
        let owner = try ServerStore.kiosk(where: "kiosk_id = ?", claimed.bytes, in: database)
        guard let owner else { return .faulty(.unknownKiosk, claimed) }
        guard owner.revokedAtEpochSeconds == nil else { return .faulty(.revokedKiosk, claimed) }
        let verdict = try SegmentValidator(expectations(of: owner)).verdict(
            on: signed,
            vocabulary: { release throws(any Error) in vocabularies[release.manifestDigest] },
            isListed: { key throws(any Error) in vocabularies.values.contains { $0.index(of: key) != nil } },
            overlappingVisits: { days throws(any Error) in try visits(of: claimed, overlapping: days) })
        switch verdict {
        case .accepted(let accepted): return .sound(SoundSegment(accepted: accepted, site: owner.site))
        case .quarantined(let fault): return .faulty(.rule(fault), claimed)
        case .unknownManifest: return .unknownManifest
        }
    }

    /// A kiosk counts from its first start on, which may be before it was enrolled: as long as it keeps segments.
    private func expectations(of kiosk: EnrolledKiosk) -> SegmentValidator.Expectations {
        let enrolledOn = ServiceDay(containing: Int64(kiosk.enrolledAtEpochSeconds), in: .utc)
        return SegmentValidator.Expectations(
            kioskID: kiosk.id, publicKey: kiosk.publicKey,
            installedOn: enrolledOn.advanced(by: -PrivacyRules.keepDays),
            today: ServiceDay(containing: Int64(now), in: .utc))
    }

    private func visits(of kioskID: KioskID, overlapping days: ClosedRange<ServiceDay>) throws -> Int {
        try Int.fetchOne(
            database,
            sql: """
                SELECT coalesce(sum(cohort), 0) FROM segment
                WHERE kiosk_id = ? AND class = ? AND day_first <= ? AND day_last >= ?
                """,
            arguments: [
                kioskID.bytes.blob, UsageClass.content.letter, days.upperBound.number, days.lowerBound.number,
            ]) ?? 0
    }

    // MARK: - Segments seen before

    private func outcomeOfKnown(_ signed: SignedSegment, digest: SHA256Digest) throws -> SegmentOutcome? {
        let stored = try Row.fetchOne(
            database.cachedStatement(sql: "SELECT digest, kiosk_id FROM segment WHERE segment_id = ?"),
            arguments: [signed.id.bytes.blob])
        if let stored {
            let storedDigest: Data = stored["digest"]
            guard storedDigest != digest.blob else { return .duplicate }
            let kioskID: KioskID = try ServerStore.makeID(stored["kiosk_id"], table: "segment")
            try ServerStore.raise(.changedSegment, about: kioskID, evidence: signed.id.hex, at: now, in: database)
            try quarantine(signed, digest: digest, reason: .changedContent, kioskID: kioskID)
            return .quarantined(.changedContent)
        }
        return nil
    }

    private func quarantine(
        _ signed: SignedSegment, digest: SHA256Digest, reason: QuarantineReason, kioskID: KioskID?
    ) throws {
        try database.execute(
            sql: """
                INSERT OR IGNORE INTO quarantine
                    (segment_id, digest, kiosk_id, reason, bytes, signature, received_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                signed.id.bytes.blob, digest.blob, (kioskID?.bytes ?? []).blob, reason.code, signed.bytes.blob,
                signed.signature.bytes.blob, now,
            ])
    }

    // MARK: - Storing

    private func store(_ segment: SoundSegment, signed: SignedSegment, digest: SHA256Digest) throws {
        try raiseIfForked(segment.header)
        let days = segment.accepted.interval.days
        let undatedReason: String? =
            if case .undated(let reason) = segment.accepted.interval { reason.name } else { nil }
        let header = segment.header
        try database.execute(
            sql: """
                INSERT INTO segment
                    (segment_id, kiosk_id, install_id, open_id, ordinal, class, release, day_first, day_last,
                     undated_reason, cohort, digest, bytes, signature, received_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                header.id.bytes.blob, header.kioskID.bytes.blob, header.installID.bytes.blob,
                header.openID.bytes.blob, header.ordinal, header.usageClass.letter, header.releaseLabel,
                days?.lowerBound.number, days?.upperBound.number, undatedReason, header.cohort, digest.blob,
                signed.bytes.blob, signed.signature.bytes.blob, now,
            ])
        for (key, count) in segment.accepted.counters { try add(count, of: key, from: segment) }
    }

    private func add(_ count: Int, of key: CounterKey, from segment: SoundSegment) throws {
        let header = segment.header
        let keyID = try keyID(of: key, usageClass: header.usageClass)
        let first = segment.accepted.interval.days?.lowerBound.number ?? ServerStore.undatedDay
        let last = segment.accepted.interval.days?.upperBound.number ?? ServerStore.undatedDay
        try database.cachedStatement(
            sql: """
                INSERT INTO fact (kiosk_id, site, day_first, day_last, class, release, key_id, count)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET count = count + excluded.count
                """
        ).execute(arguments: [
            header.kioskID.bytes.blob, segment.site, first, last, header.usageClass.letter, header.releaseLabel,
            keyID, count,
        ])
        try database.cachedStatement(
            sql: """
                INSERT INTO site_rollup (site, day_first, day_last, key_id, count) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET count = count + excluded.count
                """
        ).execute(arguments: [segment.site, first, last, keyID, count])
        try database.cachedStatement(
            sql: """
                INSERT INTO release_rollup (release, key_id, count) VALUES (?, ?, ?)
                ON CONFLICT DO UPDATE SET count = count + excluded.count
                """
        ).execute(arguments: [header.releaseLabel, keyID, count])
    }

    private func keyID(of key: CounterKey, usageClass: UsageClass) throws -> Int64 {
        let arguments: StatementArguments = [usageClass.letter, key.text]
        let find = try database.cachedStatement(sql: "SELECT key_id FROM counter_key WHERE class = ? AND key = ?")
        if let known = try Int64.fetchOne(find, arguments: arguments) { return known }
        try database.execute(sql: "INSERT INTO counter_key (class, key) VALUES (?, ?)", arguments: arguments)
        return database.lastInsertedRowID
    }

    /// Raises what tells of a restored or cloned disk; both segments count, and a person decides.
    private func raiseIfForked(_ header: SegmentHeader) throws {
        try ServerStore.raiseIfForeignInstall(header.installID, of: header.kioskID, at: now, in: database)
        let hasSameAccumulation = try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM segment WHERE kiosk_id = ? AND open_id = ?)",
            arguments: [header.kioskID.bytes.blob, header.openID.bytes.blob])
        if hasSameAccumulation == true {
            try ServerStore.raise(
                .repeatedAccumulation, about: header.kioskID, evidence: header.openID.hex, at: now, in: database)
        }
        let hasSameOrdinal = try Bool.fetchOne(
            database,
            sql: "SELECT EXISTS (SELECT 1 FROM segment WHERE kiosk_id = ? AND install_id = ? AND ordinal = ?)",
            arguments: [header.kioskID.bytes.blob, header.installID.bytes.blob, header.ordinal])
        if hasSameOrdinal == true {
            try ServerStore.raise(
                .repeatedOrdinal, about: header.kioskID, evidence: String(header.ordinal), at: now, in: database)
        }
    }
}
