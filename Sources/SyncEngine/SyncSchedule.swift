import Bytes
import SyncProtocol
public import Usage

/// When the next cycle is due, from the time and the random source that it is given.
///
/// Each kiosk has a slot in the server's window, the hash of its id, so a fleet spreads out and the time of an upload
/// says nothing about anybody's visit. After a failure that may pass by itself the back-off decides instead, and a
/// `retry-after` of the server is always obeyed.
public struct SyncSchedule: Sendable {
    /// Later than the slot by at most this many seconds.
    public static let jitterSecondsMax = 30

    private let slotHash: UInt64

    /// The schedule of one kiosk.
    public init(kioskID: KioskID) {
        slotHash = SHA256Digest(of: kioskID.bytes).bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Seconds from `epochSeconds` to the next cycle, from 1 to the longest `retry-after`.
    public func secondsUntilNext(
        after position: SyncPosition, at epochSeconds: Int64, using generator: inout some RandomNumberGenerator
    ) -> Int {
        let mayPass = position.failures.contains(where: \.isTransient)
        let wait =
            mayPass
            ? Backoff.seconds(afterFailures: position.failedCyclesInARow, using: &generator)
            : secondsUntilSlot(position.windowSeconds, at: epochSeconds)
                + Int.random(in: 0...Self.jitterSecondsMax, using: &generator)
        return max(1, wait, secondsAskedFor(position.notBefore, at: epochSeconds))
    }

    /// The slot's offset within a window of that length, in seconds.
    func slotOffset(windowSeconds: Int) -> Int {
        Int(slotHash % UInt64(windowSeconds))
    }

    private func secondsUntilSlot(_ windowSeconds: Int?, at epochSeconds: Int64) -> Int {
        let range = ProtocolLimits.windowSecondsRange
        let named = windowSeconds ?? ProtocolLimits.windowSecondsDefault
        let window = min(max(named, range.lowerBound), range.upperBound)
        let inWindow = Int((epochSeconds % Int64(window) + Int64(window)) % Int64(window))
        let wait = (slotOffset(windowSeconds: window) - inWindow + window) % window
        return wait == 0 ? window : wait
    }

    /// A stored moment that lies further ahead than any `retry-after` comes from a clock that jumped, and is void.
    private func secondsAskedFor(_ notBefore: Int64?, at epochSeconds: Int64) -> Int {
        guard let notBefore else { return 0 }
        let difference = notBefore.subtractingReportingOverflow(epochSeconds)
        guard !difference.overflow, (0...Int64(ProtocolLimits.retryAfterSecondsMax)).contains(difference.partialValue)
        else { return 0 }
        return Int(difference.partialValue)
    }
}
