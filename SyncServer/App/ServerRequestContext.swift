import Hummingbird
import Logging
import Usage

/// What the server knows of one request beside the request itself.
struct ServerRequestContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The kiosk whose signature on this request was verified.
    var kioskID: KioskID?

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
    }
}
