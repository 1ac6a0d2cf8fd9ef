/// The one form of an error on the wire: `{"error":{"code":"…","sentence":"…","requestID":"…"}}`.
///
/// The code is for programs, the sentence for people; what is behind it is in the server's log under the request id.
public struct WireError: Codable, Equatable, Sendable {
    /// What went wrong.
    public let code: Code
    /// One plain sentence with what to do next.
    public let sentence: String
    /// The id under which the server logged it.
    public let requestID: String

    /// Joins the parts of an error.
    public init(code: Code, sentence: String, requestID: String) {
        self.code = code
        self.sentence = sentence
        self.requestID = requestID
    }

    private enum OuterKeys: String, CodingKey {
        case error
    }

    private enum CodingKeys: String, CodingKey {
        case code, sentence, requestID
    }

    /// Reads the form that `encode(to:)` writes; a code of a newer server becomes ``Code/other``.
    public init(from decoder: any Decoder) throws {
        let outer = try decoder.container(keyedBy: OuterKeys.self)
        let container = try outer.nestedContainer(keyedBy: CodingKeys.self, forKey: .error)
        code = Code(rawValue: try container.decode(String.self, forKey: .code)) ?? .other
        let sentence = try container.decode(String.self, forKey: .sentence)
        self.sentence = String(sentence.prefix(ProtocolLimits.errorSentenceBytesMax))
        requestID = String(try container.decode(String.self, forKey: .requestID).prefix(ProtocolLimits.nameBytesMax))
    }

    /// Writes an object with the one key `error`.
    public func encode(to encoder: any Encoder) throws {
        var outer = encoder.container(keyedBy: OuterKeys.self)
        var container = outer.nestedContainer(keyedBy: CodingKeys.self, forKey: .error)
        try container.encode(code.rawValue, forKey: .code)
        try container.encode(sentence, forKey: .sentence)
        try container.encode(requestID, forKey: .requestID)
    }
}

extension WireError {
    /// The codes that the server uses.
    public enum Code: String, CaseIterable, Sendable {
        /// The enrolment code is unknown, used, or older than ten minutes.
        case enrolmentCodeRefused = "enrolment-code-refused"
        /// Too many attempts; come back later.
        case tooManyRequests = "too-many-requests"
        /// The request is not signed, or its signature does not verify.
        case signatureRefused = "signature-refused"
        /// The kiosk is unknown or was revoked.
        case kioskRevoked = "kiosk-revoked"
        /// The body is longer than its limit.
        case bodyTooLong = "body-too-long"
        /// The body is not of the form of the route.
        case malformedBody = "malformed-body"
        /// There is nothing of that name.
        case notFound = "not-found"
        /// The method does not fit the route.
        case methodNotAllowed = "method-not-allowed"
        /// The range does not fit the target file.
        case rangeNotSatisfiable = "range-not-satisfiable"
        /// The server failed; the log has the reason.
        case serverFault = "server-fault"
        /// The server is closing down or not ready.
        case unavailable
        /// A code that this version does not know.
        case other

        /// The one HTTP status that goes with the code (RFC 9110).
        public var status: Int {
            switch self {
            case .malformedBody: 400
            case .enrolmentCodeRefused, .kioskRevoked: 403
            case .signatureRefused: 401
            case .notFound: 404
            case .methodNotAllowed: 405
            case .bodyTooLong: 413
            case .rangeNotSatisfiable: 416
            case .tooManyRequests: 429
            case .serverFault, .other: 500
            case .unavailable: 503
            }
        }
    }
}
