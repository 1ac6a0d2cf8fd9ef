import Testing
import Usage

private let clockFloor: Int64 = 1_795_000_000

@Suite("How far the clock is believed")
struct ClockTrustTests {
    private typealias Reading = ClockTrust.Reading

    private func reading(_ wall: Int64, boot: Int64 = 10, synchronised: Bool = false) -> Reading {
        Reading(wallSeconds: wall, bootSeconds: boot, isSynchronised: synchronised)
    }

    @Test(
        "a first reading is judged by synchronisation and floor",
        arguments: [
            (clockFloor - 1, false, ClockTrust.State.unknown, clockFloor),
            (clockFloor, false, .holdover, clockFloor),
            (clockFloor + 50, false, .holdover, clockFloor + 50),
            (clockFloor + 50, true, .trusted, clockFloor + 50),
            (clockFloor - 50, true, .trusted, clockFloor),
            (0, false, .unknown, clockFloor),
        ])
    func first(wall: Int64, synchronised: Bool, state: ClockTrust.State, seconds: Int64) {
        var trust = ClockTrust(floorSeconds: clockFloor)
        let found = trust.assess(reading(wall, synchronised: synchronised))
        #expect(found.state == state)
        #expect(found.epochSeconds == seconds)
    }

    @Test(
        "a jump against the boot clock ends holdover until the clock is trusted",
        arguments: [-121, 121, -315_360_000, 315_360_000])
    func jump(by seconds: Int64) {
        var trust = ClockTrust(floorSeconds: clockFloor)
        let wall = clockFloor + 400_000_000
        #expect(trust.assess(reading(wall, boot: 10)).state == .holdover)
        #expect(trust.assess(reading(wall + 60 + seconds, boot: 70)).state == .unknown)
        #expect(trust.assess(reading(wall + 120 + seconds, boot: 130)).state == .unknown)
        #expect(trust.assess(reading(wall + 180, boot: 190, synchronised: true)).state == .trusted)
        #expect(trust.assess(reading(wall + 240, boot: 250)).state == .holdover)
    }

    @Test("a drift within the tolerance is no jump", arguments: [-120, 120])
    func drift(by seconds: Int64) {
        var trust = ClockTrust(floorSeconds: clockFloor)
        #expect(trust.assess(reading(clockFloor + 500, boot: 10)).state == .holdover)
        #expect(trust.assess(reading(clockFloor + 560 + seconds, boot: 70)).state == .holdover)
    }

    @Test("the server's time is carried on by the boot clock, whatever the wall clock says")
    func server() {
        var trust = ClockTrust(floorSeconds: clockFloor)
        #expect(trust.assess(reading(0, boot: 10)).state == .unknown)
        trust.trust(serverSeconds: clockFloor + 1_000, bootSeconds: 20)
        let later = trust.assess(reading(99, boot: 80))
        #expect(later.state == .trusted)
        #expect(later.epochSeconds == clockFloor + 1_060)
        #expect(trust.floorSeconds == clockFloor + 1_060)
    }

    @Test("trusted time and signed metadata raise the floor, nothing lowers it")
    func floor() {
        var trust = ClockTrust(floorSeconds: clockFloor)
        trust.raiseFloor(to: clockFloor - 5)
        #expect(trust.floorSeconds == clockFloor)
        trust.raiseFloor(to: clockFloor + 5)
        #expect(trust.floorSeconds == clockFloor + 5)
        _ = trust.assess(reading(clockFloor + 9, synchronised: true))
        #expect(trust.floorSeconds == clockFloor + 9)
        _ = trust.assess(reading(clockFloor + 5_000, boot: 5_001))
        #expect(trust.floorSeconds == clockFloor + 9)
        trust.trust(serverSeconds: clockFloor, bootSeconds: 5_002)
        #expect(trust.floorSeconds == clockFloor + 9)
    }

    @Test("time does not run over at the ends of the range", arguments: [Int64.min, Int64.max])
    func extremes(wall: Int64) {
        var trust = ClockTrust(floorSeconds: clockFloor)
        _ = trust.assess(reading(wall, boot: 0))
        let found = trust.assess(reading(0, boot: Int64.max))
        #expect(found.epochSeconds >= clockFloor)
    }
}
