import HTTPTypes
import Hummingbird
import NIOCore
import SyncProtocol

extension Request {
    /// The whole body, if it is short enough and comes in time.
    ///
    /// Throws ``SyncProtocolError/bodyTooLong(bytesMax:found:)`` or ``RequestRefusal/bodyTooSlow(secondsMax:)``; a body
    /// that drips in for ever holds a connection no longer than `secondsMax`.
    func boundedBody(bytesMax: Int, secondsMax: Int = ProtocolLimits.answerSecondsMax) async throws -> [UInt8] {
        if let length = headers[.contentLength].flatMap({ Int($0) }), length > bytesMax {
            throw SyncProtocolError.bodyTooLong(bytesMax: bytesMax, found: length)
        }
        let body = body
        return try await withThrowingTaskGroup(of: [UInt8].self) { group in
            group.addTask { Array(buffer: try await body.collect(upTo: bytesMax)) }
            group.addTask {
                try await ContinuousClock().sleep(for: .seconds(secondsMax))
                throw RequestRefusal.bodyTooSlow(secondsMax: secondsMax)
            }
            defer { group.cancelAll() }
            return try await group.next() ?? []
        }
    }
}
