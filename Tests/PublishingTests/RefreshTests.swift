import Logging
import Testing
import UpdateMetadata

@testable import SyncServer

@Suite("Signing metadata anew")
struct RefreshTests {
    private let start = Workshop.start

    @Test(arguments: [(0, 1), (1, 2), (40, 2)])
    func `the timestamp is signed anew when it is a day old`(days: Int, version: Int) throws {
        let workshop = try Workshop()
        let refreshed = try workshop.repository.refresh(now: start.adding(days: days))
        #expect((refreshed != nil) == (version > 1))
        let current = try workshop.repository.current()
        #expect(current.timestamp.payload.version == version)
    }

    @Test func `a timestamp signed anew leaves the snapshot alone`() throws {
        let workshop = try Workshop()
        try workshop.repository.refresh(now: start.adding(days: 1))
        #expect(try workshop.repository.current().snapshot.payload.version == 1)
        #expect(try workshop.readTargets(now: start.adding(days: 1)).version == 1)
    }

    @Test func `the snapshot is signed anew when half its life is gone`() throws {
        let workshop = try Workshop()
        try workshop.repository.refresh(now: start.adding(days: 14))
        #expect(try workshop.repository.current().snapshot.payload.version == 1)
        try workshop.repository.refresh(now: start.adding(days: 15))
        let current = try workshop.repository.current()
        #expect(current.snapshot.payload.version == 2)
        #expect(current.snapshot.payload.expiresAt == start.adding(days: 45))
        #expect(current.targets.payload.version == 1)
    }

    @Test func `after a long time off readers trust the repository again`() throws {
        let workshop = try Workshop()
        try workshop.publish(title: "One")
        let late = start.adding(days: 100)
        #expect(throws: MetadataError.self) { try workshop.readTargets(now: late) }
        try workshop.repository.refresh(now: late)
        #expect(try workshop.readTargets(now: late).files.count == 1)
    }

    @Test func `targets are signed anew before they expire, with the same files`() throws {
        let workshop = try Workshop()
        try workshop.publish(title: "One")
        try workshop.repository.refresh(now: start.adding(days: 334))
        #expect(try workshop.repository.current().targets.payload.version == 2)
        try workshop.repository.refresh(now: start.adding(days: 335))
        let targets = try workshop.readTargets(now: start.adding(days: 335))
        #expect(targets.version == 3)
        #expect(targets.files.count == 1)
    }

    @Test func `without the targets key the rest is still signed anew`() throws {
        let workshop = try Workshop()
        try workshop.move("keys/targets.json", to: "elsewhere.json")
        try workshop.repository.refresh(now: start.adding(days: 340))
        #expect(try workshop.readTargets(now: start.adding(days: 340)).version == 1)
    }

    @Test func `the refresher looks at its clock and comes back soon when it could not sign`() throws {
        let workshop = try Workshop()
        let refresher = TimestampRefresher(
            repository: workshop.repository,
            clock: ServerClock(epochSeconds: { Workshop.start.adding(days: 2).secondsSince1970 }),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try workshop.repository.whileLocked { () throws(PublishingError) in
            #expect(refresher.refresh() == false)
        }
        try workshop.setMode(0o644, of: "keys/timestamp.json")
        #expect(refresher.refresh() == false)
        try workshop.setMode(0o600, of: "keys/timestamp.json")
        #expect(refresher.refresh())
        #expect(try workshop.repository.current().timestamp.payload.version == 2)
    }
}
