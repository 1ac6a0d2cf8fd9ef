import HTTPTypes
import Hummingbird
import Usage

/// Takes what the pages tell the kiosk.
///
///     POST /usage          one event as JSON, 204
struct UsageRoutes {
    let recorder: VisitRecorder

    func add(to router: Router<BasicRequestContext>) {
        router.post("/usage") { request, _ in
            guard request.headers[.contentType]?.hasPrefix("application/json") == true else {
                throw HTTPError(.unsupportedMediaType, message: "An event is JSON.")
            }
            let body = try await request.body.collect(upTo: UsageLimits.eventBytesMax)
            try await recorder.record(Array(body.readableBytesView))
            return Response(status: .noContent)
        }
    }
}
