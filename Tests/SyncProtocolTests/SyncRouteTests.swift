import HTTPTypes
import SyncProtocol
import Testing

@Suite("Routes")
struct SyncRouteTests {
    private static let table: [(SyncRoute, HTTPRequest.Method, String, Bool)] = [
        (.enrol, .post, "/v1/enroll", false),
        (.reconcile, .post, "/v1/stats/reconcile", true),
        (.uploadSegments, .put, "/v1/stats/segments", true),
        (.status, .post, "/v1/status", true),
        (.metadata(name: "2.root.json"), .get, "/tuf/metadata/2.root.json", false),
        (.target(path: "bundles/4/ab.bundle.sgd"), .get, "/tuf/targets/bundles/4/ab.bundle.sgd", false),
    ]

    @Test(arguments: table)
    func `each route has its method, its path and its rule`(
        route: SyncRoute, method: HTTPRequest.Method, path: String, isSigned: Bool
    ) {
        #expect(route.method == method)
        #expect(route.path == path)
        #expect(route.isSigned == isSigned)
        #expect((route.requestBytesMax == 0) == (method == .get))
    }
}
