import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Answers the staff menu of the screen, and nothing that has no `Origin`: only a page of this kiosk sends one here.
///
///     POST /staff/open     {"pin": …}    200 with the state and a token; 403 wrong, 409 no PIN set, 429 too many wrong
///     POST /staff/demo     {"token": …}  204: what follows is a demo, until the start screen
///     POST /staff/update   {"token": …}  202: an update that waits is shown now
struct StaffRoutes {
    /// Longest body, in bytes.
    static let bodyBytesMax = 256

    let parts: KioskParts
    let menu: StaffMenu

    private struct Attempt: Decodable {
        let pin: String
    }

    private struct Permit: Decodable {
        let token: String
    }

    /// How the kiosk is doing, as far as staff at the screen need it.
    private struct State: Encodable {
        let token: String
        let release: String
        let isFactory: Bool
        let clinic: String?
        let isEnrolled: Bool
        let lastCompleteCycle: Int64?
        let updateWaits: Bool
        let failure: String?
        let isClockKnown: Bool
        let freeMegabytes: Int64

        init(_ status: KioskStatus, token: String) {
            self.token = token
            release = status.release
            isFactory = status.isFactory
            clinic = status.clinic
            isEnrolled = status.name != nil
            lastCompleteCycle = status.lastCompleteCycle
            updateWaits = status.isWaitingForIdleScreen
            failure = status.failures.first?.sentence ?? status.faults.first
            isClockKnown = status.clock != "unknown"
            freeMegabytes = status.freeBytes / 1_000_000
        }
    }

    func add(to router: Router<BasicRequestContext>) {
        router.post("/staff/open") { request, _ in
            let attempt: Attempt = try await Self.decode(request)
            switch try await menu.open(pin: attempt.pin, site: parts.content.served.active.site) {
            case .opened(let token):
                let state = State(try await KioskStatus(parts), token: token)
                return Self.json(.ok, try JSONEncoder().encode(state))
            case .wrong: return Self.refusal(.forbidden, "wrong")
            case .throttled: return Self.refusal(.tooManyRequests, "throttled")
            case .noPIN: return Self.refusal(.conflict, "no-pin")
            }
        }
        router.post("/staff/demo") { request, _ in
            guard try await isPermitted(request) else { return Self.refusal(.forbidden, "closed") }
            await parts.recorder.startDemo()
            return Response(status: .noContent)
        }
        router.post("/staff/update") { request, _ in
            guard try await isPermitted(request) else { return Self.refusal(.forbidden, "closed") }
            await parts.recorder.handToStaff()
            return Self.json(.accepted, Data("{}".utf8))
        }
    }

    private func isPermitted(_ request: Request) async throws -> Bool {
        let permit: Permit = try await Self.decode(request)
        return await menu.isOpen(permit.token)
    }

    private static func decode<Body: Decodable>(_ request: Request) async throws -> Body {
        guard request.headers[.origin] != nil else {
            throw HTTPError(.forbidden, message: "The staff menu is used at the screen.")
        }
        guard request.headers[.contentType]?.hasPrefix("application/json") == true else {
            throw HTTPError(.unsupportedMediaType, message: "The staff menu speaks JSON.")
        }
        let bytes = try await request.body.collect(upTo: bodyBytesMax)
        do {
            return try JSONDecoder().decode(Body.self, from: Data(bytes.readableBytesView))
        } catch {
            throw HTTPError(.badRequest, message: "This is not what the staff menu sends.")
        }
    }

    private static func refusal(_ status: HTTPResponse.Status, _ code: String) -> Response {
        json(status, Data(#"{"code":"\#(code)"}"#.utf8))
    }

    private static func json(_ status: HTTPResponse.Status, _ data: Data) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: data)))
    }
}
