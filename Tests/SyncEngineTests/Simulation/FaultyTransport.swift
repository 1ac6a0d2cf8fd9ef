import Bytes
import SyncEngine
import SyncProtocol
import Synchronization
import TestSupport

/// A road that loses, cuts, doubles, delays, swaps and spoils what travels on it, by seed.
final class FaultyTransport: SyncTransport {
    struct State {
        var server: SimulatedServer
        var generator: SeededGenerator
        var faultPercent = 0
        var isServerAway = false
        /// The day whose files are here, if it is not today.
        var carriedDay: Int?
        /// Whether the server knows the one request.
        var knowsSync = true
        /// How many questions were asked, of whatever kind.
        var requestCount = 0
        /// How many cycles the one request was enough for, as far as metadata goes.
        var answeredCount = 0
        var delayed: [[UInt8]] = []
        var faults: [NetworkFault: Int] = [:]
    }

    let state: Mutex<State>
    let timeline: RepositoryTimeline
    private let clock: TestClock
    let power: PowerSwitch

    init(server: SimulatedServer, timeline: RepositoryTimeline, clock: TestClock, power: PowerSwitch, seed: UInt64) {
        state = Mutex(State(server: server, generator: SeededGenerator(seed: seed)))
        self.timeline = timeline
        self.clock = clock
        self.power = power
    }

    let carriesTrustedTime = true

    /// The true time, in seconds since 1970 UTC.
    var trueSeconds: Int64 { clock.trueSeconds }

    /// The day that the server is on, or the one whose files were carried here.
    var day: Int {
        if let carried = state.withLock({ $0.carriedDay }) { return carried }
        let elapsed = Int(clock.trueSeconds) - RepositoryTimeline.startSeconds
        return min(max(elapsed / 86_400, 0), RepositoryTimeline.dayCount - 1)
    }

    func open(_ opening: CycleOpening) async throws(SyncError) -> OpenedRoad {
        let opened = try await FastRoad(base: self).open(opening) { request throws(SyncError) in
            try self.answer(to: request)
        }
        if !(opened.transport is FaultyTransport) { state.withLock { $0.answeredCount += 1 } }
        return opened
    }

    func reconcile(_ request: ReconcileRequest) async throws(SyncError) -> ReconcileResponse {
        let now = clock.trueSeconds
        return try exchange { server, _ throws(SyncError) in server.reconcile(request, at: now) }
    }

    func upload(segmentPackage: [UInt8]) async throws(SyncError) -> SegmentUploadResponse {
        try exchange(delayable: segmentPackage) { server, fault throws(SyncError) in
            var package = segmentPackage
            if fault == .corrupted { package[package.count / 2] ^= 0x10 }
            return try server.take(package)
        }
    }

    func send(_ report: StatusReport) async throws(SyncError) {
        _ = try exchange { server, _ throws(SyncError) in server.take(report) }
    }

    // MARK: - Faults

    private func exchange<Answer>(
        delayable: [UInt8]? = nil, _ body: (inout SimulatedServer, NetworkFault?) throws(SyncError) -> Answer
    ) throws(SyncError) -> Answer {
        try power.use()
        defer { power.wear() }
        return try locked { state throws(SyncError) in
            let fault = try self.draw(NetworkFault.ofRequests, &state)
            if fault == .delayed {
                if let delayable { state.delayed.append(delayable) }
                throw .timedOut(seconds: 30)
            }
            let answer = try body(&state.server, fault)
            if fault == .duplicated { _ = try body(&state.server, fault) }
            if fault == .lostAnswer { throw .timedOut(seconds: 30) }
            return answer
        }
    }

    /// Draws what happens to the next exchange and throws at once if it does not reach the server.
    func draw(_ faults: [NetworkFault], _ state: inout State) throws(SyncError) -> NetworkFault? {
        state.requestCount += 1
        guard !state.isServerAway else { throw .unreachable(detail: "away") }
        if !state.delayed.isEmpty, state.generator.chance(40) {
            _ = try? state.server.take(state.delayed.removeFirst())  // Its answer has nobody left to hear it.
        }
        guard state.generator.chance(state.faultPercent),
            let fault = faults.randomElement(using: &state.generator)
        else { return nil }
        state.faults[fault, default: 0] += 1
        switch fault {
        case .lostRequest: throw .unreachable(detail: "lost")
        case .serverError:
            throw .server(status: 503, WireError(code: .unavailable, sentence: "Not now.", requestID: "1"))
        case .retryLater: throw .retryLater(afterSeconds: 60)
        default: return fault
        }
    }

    func locked<Answer>(_ body: (inout State) throws(SyncError) -> Answer) throws(SyncError) -> Answer {
        try state.withLock { state -> Result<Answer, SyncError> in
            do throws(SyncError) {
                return .success(try body(&state))
            } catch {
                return .failure(error)
            }
        }.get()
    }
}
