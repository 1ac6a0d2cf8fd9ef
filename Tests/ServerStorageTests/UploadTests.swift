import Bytes
import ServerStorage
import Testing
import Usage

@Suite("Taking segments")
struct UploadTests {
    @Test func `a segment counts once however often it comes`() async throws {
        let server = try await ServerFixture()
        let signed = try server.signed(server.segment())
        #expect(try await server.send([signed]) == [.stored])
        #expect(try await server.send([signed]) == [.duplicate])
        #expect(try await server.totalVisits() == 12)
    }

    @Test func `a segment is there after the database was closed and opened again`() async throws {
        let server = try await ServerFixture()
        let signed = try server.signed(server.segment())
        _ = try await server.send([signed])
        try server.store.close()
        let again = try ServerStore.open(atPath: server.store.path)
        #expect(try await again.reconcile([signed.id]).missing.isEmpty)
        let cells = try await again.releasedCells()
        #expect(cells.first { $0.key == .visitCount }?.count == 12)
    }

    @Test func `segments of several days add up by site, day and release`() async throws {
        let server = try await ServerFixture()
        let yesterday = ServerFixture.today.advanced(by: -1)
        let segments = [
            try server.segment(visits: 12, day: yesterday.advanced(by: -1)),
            try server.segment(visits: 20, day: yesterday),
            try server.segment(visits: 11, day: yesterday),
        ]
        #expect(try await server.send(segments.map { try server.signed($0) }) == [.stored, .stored, .stored])
        let days = try await server.store.releasedCells(ofSite: "main").filter { $0.key == .visitCount }
        #expect(days.map(\.count) == [12, 31])
        let release = try #require(try await server.store.releaseTotals()[server.vocabulary.release.label])
        #expect(release[.visitCount] == 43)
    }

    @Test func `the same id with other bytes is an alarm and changes no total`() async throws {
        let server = try await ServerFixture()
        let first = try server.segment(visits: 12)
        _ = try await server.send([server.signed(first)])
        let changed = try server.signed(server.segment(visits: 40, id: first.id))
        #expect(try await server.send([changed]) == [.quarantined(.changedContent)])
        #expect(try await server.totalVisits() == 12)
        let alarms = try await server.store.alarms()
        #expect(alarms.map(\.kind) == [.changedSegment])
        #expect(alarms.first?.evidence == first.id.hex)
    }

    @Test func `a segment that another key signed is held back`() async throws {
        let server = try await ServerFixture()
        let forged = try server.signed(server.segment(), by: SigningKey())
        #expect(try await server.send([forged]) == [.quarantined(.rule(.badSignature))])
        #expect(try await server.totalVisits() == 0)
        #expect(try await server.store.quarantined().map(\.reasonCode) == ["bad-signature"])
    }

    @Test func `a segment of an unknown manifest is asked for again and taken later`() async throws {
        let server = try await ServerFixture()
        let signed = try server.signed(server.segment())
        #expect(try await server.send([signed], vocabularies: [:]) == [.unknownManifest])
        #expect(try await server.store.reconcile([signed.id]).missing == [signed.id])
        #expect(try await server.send([signed]) == [.stored])
    }

    @Test func `a segment of a kiosk that is not enrolled is held back`() async throws {
        let server = try await ServerFixture()
        let other = try #require(KioskID(hex: String(repeating: "ab", count: 16)))
        let foreign = try server.segment(kioskID: other)
        #expect(try await server.send([server.signed(foreign)]) == [.quarantined(.unknownKiosk)])
    }

    @Test func `a revoked kiosk's segment is held back and no longer missing bytes`() async throws {
        let server = try await ServerFixture()
        try await server.store.revoke(kioskNamed: "Waiting room", atEpochSeconds: ServerFixture.now)
        let signed = try server.signed(server.segment())
        #expect(try await server.send([signed]) == [.quarantined(.revokedKiosk)])
        let found = try await server.store.reconcile([signed.id])
        #expect(found.missing == [signed.id])
        #expect(found.isComplete)
    }

    @Test func `too few visits for the class are held back`() async throws {
        let server = try await ServerFixture()
        let outcome = try await server.send([server.signed(server.segment(visits: 10))])
        #expect(outcome == [.quarantined(.rule(.cohortTooSmall(found: 10, limit: 11)))])
        #expect(try await server.totalVisits() == 0)
    }

    @Test func `a day far in the future counts without a date`() async throws {
        let server = try await ServerFixture()
        let future = try server.segment(day: ServerFixture.today.advanced(by: 30))
        #expect(try await server.send([server.signed(future)]) == [.stored])
        let cell = try #require(try await server.store.releasedCells().first { $0.key == .visitCount })
        #expect(cell.days == nil)
        #expect(cell.count == 12)
    }

    @Test func `days before the enrolment count with their date, for a kiosk may be enrolled late`() async throws {
        let server = try await ServerFixture()
        let day = ServerFixture.today.advanced(by: -40)
        _ = try await server.send([server.signed(server.segment(day: day))])
        let cell = try #require(try await server.store.releasedCells().first { $0.key == .visitCount })
        #expect(cell.days == day...day)
    }

    @Test func `one accumulation sealed twice counts twice and is an alarm`() async throws {
        let server = try await ServerFixture()
        let first = try server.segment()
        let second = try server.segment(openID: first.header.openID)
        #expect(try await server.send([server.signed(first), server.signed(second)]) == [.stored, .stored])
        #expect(try await server.store.alarms().map(\.kind) == [.repeatedAccumulation])
        #expect(try await server.totalVisits() == 24)
    }

    @Test func `one ordinal twice is an alarm`() async throws {
        let server = try await ServerFixture()
        let segments = [try server.segment(ordinal: 7), try server.segment(ordinal: 7)]
        _ = try await server.send(segments.map { try server.signed($0) })
        #expect(try await server.store.alarms().map(\.kind) == [.repeatedOrdinal])
    }

    @Test func `another installation under one key is an alarm`() async throws {
        let server = try await ServerFixture()
        let other = try #require(InstallID(hex: String(repeating: "cd", count: 16)))
        _ = try await server.send([server.signed(server.segment(installID: other))])
        let alarms = try await server.store.alarms()
        #expect(alarms.map(\.kind) == [.foreignInstall])
        #expect(alarms.first?.evidence == other.hex)
    }
}
