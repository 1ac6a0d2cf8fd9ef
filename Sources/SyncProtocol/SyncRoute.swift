public import HTTPTypes

/// Every route between kiosk and server; both programs spell them here and nowhere else.
public enum SyncRoute: Hashable, Sendable {
    /// Exchanges the secret half of an enrolment code for an identity.
    case enrol
    /// Says what the kiosk has and answers with what is new: the one request of a cycle.
    case sync
    /// Compares the segments kept with the segments received.
    case reconcile
    /// Takes a batch of segments.
    case uploadSegments
    /// Takes a status report.
    case status
    /// A metadata file, such as `2.root.json`.
    case metadata(name: String)
    /// A target file: its path in Targets and, as consistent snapshots ask, its digest in the file's name.
    case target(path: String)

    /// The method that belongs to the route.
    public var method: HTTPRequest.Method {
        switch self {
        case .enrol, .sync, .reconcile, .status: .post
        case .uploadSegments: .put
        case .metadata, .target: .get
        }
    }

    /// The path, from the first slash, with no query.
    public var path: String {
        switch self {
        case .enrol: "/v1/enroll"
        case .sync: "/v1/sync"
        case .reconcile: "/v1/stats/reconcile"
        case .uploadSegments: "/v1/stats/segments"
        case .status: "/v1/status"
        case .metadata(let name): "\(Self.metadataPrefix)\(name)"
        case .target(let path): "\(Self.targetsPrefix)\(path)"
        }
    }

    /// Whether a request must be signed by an enrolled kiosk; metadata and targets are public.
    public var isSigned: Bool {
        switch self {
        case .sync, .reconcile, .uploadSegments, .status: true
        case .enrol, .metadata, .target: false
        }
    }

    /// The longest request body, in bytes.
    public var requestBytesMax: Int {
        switch self {
        case .enrol: ProtocolLimits.enrolRequestBytesMax
        case .sync: ProtocolLimits.syncRequestBytesMax
        case .reconcile: ProtocolLimits.reconcileRequestBytesMax
        case .uploadSegments: ProtocolLimits.segmentUploadBytesMax
        case .status: ProtocolLimits.statusReportBytesMax
        case .metadata, .target: 0
        }
    }

    /// The folder of all metadata files.
    public static let metadataPrefix = "/tuf/metadata/"
    /// The folder of all target files.
    public static let targetsPrefix = "/tuf/targets/"
    /// The name of the newest root, which a kiosk asks for at enrolment alone.
    public static let newestRootName = "root.json"
}
