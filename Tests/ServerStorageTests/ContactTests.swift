import Bytes
import ServerStorage
import Testing
import Usage

@Suite("What kiosks last said")
struct ContactTests {
    private func status(_ server: ServerFixture, minutes: Int, install: InstallID? = nil) -> ReceivedStatus {
        ReceivedStatus(
            installID: install ?? server.installID,
            counters: [.init(day: ServerFixture.today, name: CounterKey.upMinutes(hour: 9).text, value: minutes)],
            body: Array("{}".utf8))
    }

    @Test func `the last class O value of a day wins`() async throws {
        let server = try await ServerFixture()
        for minutes in [10, 25] {
            try await server.store.insert(status(server, minutes: minutes), from: server.kioskID, atEpochSeconds: 1)
        }
        #expect(try await server.store.operationTotals() == ["up.minutes{9}": 25])
        let days = try await server.store.reportedDays(uptimeNamePrefix: "up.minutes")
        #expect(days == [server.kioskID: [ServerFixture.today.number]])
    }

    @Test func `a contact without a comparison keeps the time of the last complete one`() async throws {
        let server = try await ServerFixture()
        try await server.store.noteContact(server.kioskID, isComplete: true, atEpochSeconds: 100)
        try await server.store.noteContact(server.kioskID, isComplete: false, atEpochSeconds: 200)
        let contact = try #require(try await server.store.contacts()[server.kioskID])
        #expect(contact.completeAtEpochSeconds == 100)
        #expect(contact.lastRequestAtEpochSeconds == 200)
    }

    @Test func `a report of another installation is an alarm`() async throws {
        let server = try await ServerFixture()
        let other = try #require(InstallID(hex: String(repeating: "ef", count: 16)))
        try await server.store.insert(
            status(server, minutes: 1, install: other), from: server.kioskID, atEpochSeconds: 5)
        #expect(try await server.store.alarms().map(\.kind) == [.foreignInstall])
    }
}
