/// Slows guessing down: each name, and the whole server, has only so many failed attempts in a span of time.
///
/// It counts names and not addresses, because no address is stored anywhere. The state is in memory: a restart forgets
/// it, which gives a guesser nothing that waiting would not.
public actor AttemptThrottle {
    /// How many failures in `windowSeconds` close the door, for one name and for all together.
    public struct Limits: Sendable {
        /// Failures of one name.
        public var failuresPerName: Int
        /// Failures of all names together.
        public var failuresInAll: Int
        /// The span that is looked back on, in seconds.
        public var windowSeconds: Int

        /// Takes limits; the defaults are those for staff who sign in.
        public init(failuresPerName: Int = 5, failuresInAll: Int = 50, windowSeconds: Int = 15 * 60) {
            self.failuresPerName = failuresPerName
            self.failuresInAll = failuresInAll
            self.windowSeconds = windowSeconds
        }

        /// Ten wrong enrolment codes in as long as one lives: 10 of 2^40.
        public static let enrolment = Limits(failuresPerName: 10, failuresInAll: 10, windowSeconds: 10 * 60)
    }

    private let limits: Limits
    private var failures: [String: [Int]] = [:]
    private var allFailures: [Int] = []

    /// Starts with nothing failed.
    public init(limits: Limits = Limits()) {
        self.limits = limits
    }

    /// Counts an attempt as failed *before* it is checked, and answers whether it may be checked at all.
    ///
    /// Counting first keeps many attempts at once from all passing the same test; ``forget(_:)`` gives a success back.
    public func admit(_ name: String, atEpochSeconds now: Int) -> Bool {
        prune(before: now - limits.windowSeconds)
        let ofName = failures[name, default: []]
        guard ofName.count < limits.failuresPerName, allFailures.count < limits.failuresInAll else { return false }
        failures[name] = ofName + [now]
        allFailures.append(now)
        return true
    }

    /// Clears the failures of `name`, after it signed in.
    public func forget(_ name: String) {
        let count = failures.removeValue(forKey: name)?.count ?? 0
        allFailures.removeLast(min(count, allFailures.count))
    }

    private func prune(before oldest: Int) {
        allFailures.removeAll { $0 < oldest }
        for (name, times) in failures {
            let recent = times.filter { $0 >= oldest }
            failures[name] = recent.isEmpty ? nil : recent
        }
    }
}
