import Synchronization

/// What the kiosk serves right now; the one place where a release is swapped for another.
final class ServedContent: Sendable {
    private struct State {
        var active: ServedRelease
        var previous: ServedRelease?
    }

    private let state: Mutex<State>

    init(_ release: ServedRelease) {
        state = Mutex(State(active: release))
    }

    /// The release that new pages come from.
    var active: ServedRelease { state.withLock { $0.active } }

    /// Serves `release` from the next request on; files of the release before stay, for a page that still shows it.
    func swap(to release: ServedRelease) {
        state.withLock { state in
            if state.active.name != release.name { state.previous = state.active }
            state.active = release
        }
    }

    /// The page or file at an address' path; pages come from the active release only.
    func resource(at path: String) -> ServedResource? {
        state.withLock { state in
            if let resource = state.active.resource(at: path) { return resource }
            guard path.hasPrefix("/c/") else { return nil }
            return state.previous?.resource(at: path)
        }
    }
}
