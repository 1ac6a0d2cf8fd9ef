import Logging
import ServiceLifecycle
import UpdateMetadata

/// Signs the timestamp anew every day while the server runs, and what else is near its expiry.
///
/// It looks every hour, at start first, so that a server that was off for a week is fresh within a second.
struct TimestampRefresher: Service {
    let repository: Repository
    let clock: ServerClock
    let logger: Logger
    /// What the hours between two looks are measured with.
    var ticker: any Clock<Duration> = ContinuousClock()

    /// Time between two looks.
    static let interval = Duration.seconds(3_600)
    /// Time until the next look when another process was publishing.
    static let retryInterval = Duration.seconds(60)

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            do {
                while true {
                    try await ticker.sleep(for: refresh() ? Self.interval : Self.retryInterval)
                }
            } catch is CancellationError {
                return  // The server shuts down.
            }
        }
    }

    /// Looks once; false if another process was publishing or signing failed, and a new look should come soon.
    func refresh() -> Bool {
        let now = MetadataTime(secondsSince1970: clock.epochSeconds())
        do throws(PublishingError) {
            let refreshed = try repository.whileLocked(isWaiting: false) { () throws(PublishingError) in
                try repository.refresh(now: now)
            }
            if let refreshed {
                logger.info(
                    "Metadata signed anew",
                    metadata: [
                        "timestamp": "\(refreshed.timestamp.payload.version)",
                        "expires": "\(refreshed.timestamp.payload.expiresAt)",
                    ])
            }
            return true
        } catch .busy {
            return false
        } catch {
            logger.error("Metadata not signed anew", metadata: ["reason": "\(error)"])
            return false
        }
    }
}
