import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Answers staff and the init system, on this machine alone.
///
///     GET  /healthz            200 as soon as pages are served
///     GET  /status             how the kiosk is doing, as JSON
///     POST /sync               runs a cycle now; its report as JSON
///     POST /usb?path=DIR       runs a cycle over the stick mounted there; its report as JSON
///     POST /content/roll-back  returns to the release before
struct StatusRoutes {
    let parts: KioskParts
    let syncNow: @Sendable () async throws -> Data
    let syncOverStick: @Sendable (String) async throws -> Data

    func add(to router: Router<BasicRequestContext>) {
        router.get("/healthz") { _, _ in Response(status: .ok, headers: [.cacheControl: "no-store"]) }
        router.get("/status") { _, _ in
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
            return Self.json(try encoder.encode(try await KioskStatus(parts)))
        }
        router.post("/sync") { _, _ in
            do {
                return Self.json(try await syncNow())
            } catch let error as PlainError {
                throw HTTPError(.conflict, message: error.description)
            }
        }
        router.post("/usb") { request, _ in
            guard let path = request.uri.queryParameters.get("path"), path.hasPrefix("/") else {
                throw HTTPError(.badRequest, message: "Give the whole path of the stick.")
            }
            do {
                return Self.json(try await syncOverStick(path))
            } catch let error as PlainError {
                throw HTTPError(.conflict, message: error.description)
            }
        }
        router.post("/content/roll-back") { _, _ in
            do {
                try await parts.content.rollBack(reason: "staff returned from it")
            } catch let error as PlainError {
                throw HTTPError(.conflict, message: error.description)
            }
            return Self.json(Data(#"{"release":"\#(parts.content.served.active.name)"}"#.utf8))
        }
    }

    private static func json(_ data: Data) -> Response {
        Response(
            status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: data)))
    }
}
