import Hummingbird
import NIOCore
import ServerStorage

/// `GET /healthz`: 200 while the database answers.
struct HealthRoutes: Sendable {
    let store: ServerStore

    func add(to router: Router<ServerRequestContext>) {
        router.get("/healthz") { _, _ in
            _ = try await store.hasAccounts()
            return Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(string: "ok\n")))
        }
    }
}
