import SyncEngine
import Synchronization

/// What every step of the simulated kiosk throws once the power is cut.
struct PowerLost: Error {}

/// Cuts the power at a chosen step of disk or network, before, within or after it.
final class PowerSwitch: Sendable {
    /// Where a cut falls within a step.
    enum Moment: CaseIterable {
        case before, within, after
    }

    private struct State {
        var isOff = false
        var stepsLeft: Int?
        var moment = Moment.before
        var isWithin = false
    }

    private let state = Mutex(State())

    /// Whether the power is cut.
    var isOff: Bool { state.withLock(\.isOff) }

    /// Plans a cut at the step that comes after `steps` others.
    func plan(afterSteps steps: Int, _ moment: Moment) {
        state.withLock { $0 = State(stepsLeft: steps, moment: moment) }
    }

    /// Power is there, and no cut is planned.
    func restore() {
        state.withLock { $0 = State() }
    }

    /// Begins a step on the network; nothing is sent if the power is, or just went, off.
    func use() throws(SyncError) {
        if begin() != .goesOn { throw .interrupted }
    }

    /// Ends a step on the network: the cut may fall before its answer is heard, which the next step finds out.
    func wear() {
        end()
    }

    enum Beginning {
        case goesOn, isOff, tears
    }

    /// Begins a step on disk.
    func begin() -> Beginning {
        state.withLock { state in
            guard !state.isOff else { return .isOff }
            guard let left = state.stepsLeft else { return .goesOn }
            guard left == 0 else {
                state.stepsLeft = left - 1
                return .goesOn
            }
            switch state.moment {
            case .before:
                state.isOff = true
                return .isOff
            case .within:
                state.isOff = true
                return .tears
            case .after:
                state.isWithin = true
                return .goesOn
            }
        }
    }

    /// Ends a step; true if the power went off at its end.
    @discardableResult
    func end() -> Bool {
        state.withLock { state in
            guard state.isWithin else { return false }
            state.isWithin = false
            state.isOff = true
            return true
        }
    }
}
