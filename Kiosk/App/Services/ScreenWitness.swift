import Synchronization

/// What the browser at the screen says of its start page: proof that an update reached the glass.
///
/// The page tells once that its picture was painted. A browser that told so of one release, fetched the start page of
/// the next and stays silent shows a page that does not work. No browser, or one that never told, proves nothing.
final class ScreenWitness: Sendable {
    /// How long a page that was fetched may take until it is painted.
    static let patience: Duration = .seconds(30)
    /// A start page in doubt asks the browser itself to load it again after so many seconds: its scripts may be broken.
    static let refreshSeconds = 90

    private struct State {
        /// The release whose start page was painted last; nil if none was since the program started.
        var painted: String?
        /// The release whose start page was fetched and is still to be painted, and when it was first fetched.
        var fetched: (release: String, at: ContinuousClock.Instant)?
    }

    private let state = Mutex(State())

    /// Notes that a page was sent to a browser; one other than the start page shows that the start page worked.
    func note(sent release: String, isStart: Bool, at moment: ContinuousClock.Instant = .now) {
        state.withLock { state in
            guard isStart else { return state.fetched = nil }
            if state.painted != release, state.fetched?.release != release { state.fetched = (release, moment) }
        }
    }

    /// Notes that the start page of a release was painted.
    func note(painted release: String) {
        state.withLock { state in
            state.painted = release
            state.fetched = nil
        }
    }

    /// Whether the start page of a release is still to be proven to a browser that has proven another one.
    func isInDoubt(_ release: String) -> Bool {
        state.withLock { $0.painted != nil && $0.painted != release }
    }

    /// Whether the start page of a release was fetched and then, for longer than ``patience``, not painted.
    func isBlank(_ release: String, at moment: ContinuousClock.Instant = .now) -> Bool {
        state.withLock { state in
            guard let fetched = state.fetched, fetched.release == release, state.painted != nil else { return false }
            return moment - fetched.at > Self.patience
        }
    }
}
