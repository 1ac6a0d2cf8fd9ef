import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import SyncProtocol

/// Turns every error into a response, here and nowhere else; the reason goes to the log under the request's id.
struct ErrorResponse: RouterMiddleware {
    typealias Context = ServerRequestContext

    /// Shown to people where a kiosk would get JSON.
    let pages: AdminPages

    @concurrent func handle(
        _ request: Request, context: ServerRequestContext,
        next: @concurrent (Request, ServerRequestContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let fault = WireFault(error)
            context.logger.log(
                level: fault.logLevel, "Request refused",
                metadata: ["code": "\(fault.code.rawValue)", "error": "\(error)", "request": "\(context.id)"])
            var response = try body(of: fault, request: request, context: context)
            response.status = HTTPResponse.Status(code: fault.code.status)
            if let seconds = fault.retryAfterSeconds { response.headers[.retryAfter] = String(seconds) }
            return response
        }
    }

    private func body(
        of fault: WireFault, request: Request, context: ServerRequestContext
    ) throws -> Response {
        guard !request.uri.path.hasPrefix("/admin") else { return try pages.message(fault) }
        let error = WireError(code: fault.code, sentence: fault.sentence, requestID: context.id)
        return Response(json: try WireJSON.encode(error))
    }
}

extension Response {
    /// A response of JSON bytes.
    init(json bytes: [UInt8]) {
        self.init(.json, bytes)
    }

    /// A response of bytes of a type of the wire contract.
    init(_ type: SyncProtocol.MediaType, _ bytes: [UInt8]) {
        self.init(
            status: .ok,
            headers: [.contentType: type.rawValue, .contentLength: String(bytes.count)],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
