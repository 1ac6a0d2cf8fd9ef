import AsyncHTTPClient
import ContentStorage
import Foundation
import NIOCore
import NIOFoundationCompat
import NIOHTTP1
import SystemPackage

/// The kiosk process that serves from a data folder right now, as other commands talk to it.
struct RunningKiosk: Codable, Sendable {
    let host: String
    let port: Int

    /// Notes in the data folder where this process answers.
    static func announce(host: String, port: Int, in folder: DataFolder) throws {
        let note = try JSONEncoder().encode(RunningKiosk(host: host, port: port))
        // Whether it lasts through a power loss does not matter: it leads nowhere then, and half of one counts as none.
        try note.write(to: URL(filePath: folder.running.string))
    }

    /// Removes the note when the process stops in order.
    static func retract(in folder: DataFolder) {
        try? DurableFile(folder.running).remove()  // A note that stays is found to lead nowhere.
    }

    /// The process that serves from the folder and answers, or nil.
    static func find(in folder: DataFolder) async -> RunningKiosk? {
        guard let bytes = try? DurableFile(folder.running).read(bytesMax: 4_096),
            let found = try? JSONDecoder().decode(RunningKiosk.self, from: Data(bytes)),
            (try? await found.send("GET", "/healthz", seconds: 2)) != nil
        else { return nil }  // No note, an unreadable one, or nobody there: in all cases none runs.
        return found
    }

    /// Sends a request without a body and returns the answer's body, of at most 1 MB.
    ///
    /// Throws a ``PlainError`` with the answer's own words for any status but 200.
    func send(_ method: String, _ path: String, seconds: Int64 = 300) async throws -> Data {
        let authority = host.contains(":") ? "[\(host)]" : host
        var request = HTTPClientRequest(url: "http://\(authority):\(port)\(path)")
        request.method = .init(rawValue: method)
        let answer: HTTPClientResponse
        let body: ByteBuffer
        do {
            answer = try await HTTPClient.shared.execute(request, timeout: .seconds(seconds))
            body = try await answer.body.collect(upTo: 1 << 20)
        } catch {
            throw PlainError("The running kiosk did not answer (\(error)).", hint: "See 'snowglobe-kiosk status'.")
        }
        guard answer.status.code == 200 else {
            throw PlainError(String(buffer: body).trimming { $0.isWhitespace })
        }
        return Data(buffer: body)
    }
}
