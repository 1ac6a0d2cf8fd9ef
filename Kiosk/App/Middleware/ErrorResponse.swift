import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Usage

/// Turns every error into an answer: patients see a calm page, programs a short code; the log has the evidence.
struct ErrorResponse<Context: RequestContext>: RouterMiddleware {
    let logger: Logger

    @concurrent func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError {
            return answer(error.status, code: error.body ?? error.status.reasonPhrase)
        } catch let error as UsageError {
            return answer(.badRequest, code: "\(error)")
        } catch {
            logger.error("A request failed", metadata: ["error": "\(error)"])
            return Response(
                status: .internalServerError,
                headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: EmergencyPage.html)))
        }
    }

    private func answer(_ status: HTTPResponse.Status, code: String) -> Response {
        Response(
            status: status, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: code + "\n")))
    }
}
