public import Bytes
import FoundationEssentials
import GRDB
import Synchronization
public import Usage

extension KioskStore {
    /// Adds one ended visit to the counters; the visit itself is not written.
    ///
    /// Above the day's cap it is counted under `stats.dropped` alone. If the disk is full this throws
    /// ``KioskStorageError/diskFull(_:)``, and the visit is counted under `stats.dropped` as soon as there is room.
    public func addVisit(
        _ statements: Set<VisitStatement>, on visitDay: VisitDay, of release: ReleaseID
    ) async throws -> CounterBook.Addition {
        do {
            return try await changeBook { book, database in
                let addition = book.add(statements, on: visitDay, of: release) { self.newID() }
                let day: ServiceDay? = if case .dated(let day) = visitDay { day } else { nil }
                if addition == .dropped { try self.add(1, to: .statsDropped, on: day, database) }
                return addition
            }
        } catch KioskStorageError.diskFull(let file) {
            unwrittenDrops.withLock { $0 += 1 }
            throw KioskStorageError.diskFull(file)
        }
    }

    /// Takes note that a release became active; what is open of another continues as `mixed`.
    public func releaseActivated(_ release: ReleaseID) async throws {
        try await changeBook { book, _ in book.activate(release) }
    }

    /// Seals what may be sealed and stores it signed; may be called at any time, and does nothing before enrolment.
    ///
    /// - Parameters:
    ///   - today: the service day that has not ended yet; nil while the clock is unknown.
    ///   - zone: the IANA name of the zone that service days are counted in.
    ///   - vocabulary: of the release that is active now.
    ///   - key: the kiosk's own.
    /// - Returns: the ids of the new segments.
    @discardableResult
    public func seal(
        before today: ServiceDay?, zone: String, vocabulary: UsageVocabulary, key: SigningKey
    ) async throws -> [SegmentID] {
        guard let identity = try await identity() else { return [] }
        return try await changeBook { book, database in
            let sealer = CounterBook.Sealer(
                kioskID: identity.kioskID, installID: try self.installID(database), zone: zone)
            let segments = try book.seal(
                before: today, by: sealer, vocabulary: vocabulary, makeOpenID: { self.newID() },
                makeSegmentID: { self.newID() })
            let insert = try database.cachedStatement(sql: "INSERT INTO segment VALUES (?, ?, ?, ?, ?)")
            for segment in segments {
                let signed = try SignedSegment(signing: segment, with: key)
                try insert.execute(
                    arguments: [
                        Data(signed.id.bytes), segment.header.ordinal, today?.number, Data(signed.bytes),
                        Data(signed.signature.bytes),
                    ])
            }
            return segments.map(\.id)
        }
    }

    /// Destroys all open remainders when the kiosk is retired or reset; what was lost stays as `stats.withheld`.
    public func destroyRemainders() async throws {
        let day = today()
        try await changeBook { book, database in
            for (usageClass, cells) in book.destroyRemainders() {
                try self.add(cells, to: .statsWithheld(usageClass), on: day, database)
            }
        }
    }

    /// What was counted and not yet sealed; for tests, since nobody is shown it.
    package func openBook() async throws -> CounterBook {
        try await readStats { try self.loadBook($0) }
    }

    /// The id of this installation, drawn when `stats.db` was made.
    public func installID() async throws -> InstallID {
        try await readStats { try self.installID($0) }
    }

    /// One transaction over the book: load, change, store the difference, and write drops that waited for room.
    @discardableResult
    func changeBook<Result: Sendable>(
        _ change: @escaping @Sendable (inout CounterBook, Database) throws -> Result
    ) async throws -> Result {
        let drops = unwrittenDrops.withLock { $0 }
        let day = today()
        let result = try await writeStats { database in
            let before = try self.loadBook(database)
            var book = before
            let result = try change(&book, database)
            if book != before { try self.storeBook(book, replacing: before, database) }
            if drops > 0 { try self.add(drops, to: .statsDropped, on: day, database) }
            return result
        }
        unwrittenDrops.withLock { $0 -= drops }
        return result
    }
}
