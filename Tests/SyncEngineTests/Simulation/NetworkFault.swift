/// What can happen to one exchange with the server.
enum NetworkFault: CaseIterable {
    /// The request does not arrive.
    case lostRequest
    /// The request is carried out, and its answer does not arrive.
    case lostAnswer
    /// The request arrives twice.
    case duplicated
    /// The request arrives, but only after later ones.
    case delayed
    /// The server fails.
    case serverError
    /// The server asks to come back later.
    case retryLater
    /// Fewer bytes arrive than were sent.
    case truncated
    /// One byte arrives changed.
    case corrupted
    /// An older answer to the same question arrives: a stale cache, or malice.
    case stale
    /// Another file arrives than was asked for.
    case wrongFile
    /// More bytes arrive than may.
    case surplus
    /// The server says that there is no such file.
    case missing
    /// The server does not resume.
    case rangeRefused

    /// What can happen to a request with a body.
    static let ofRequests: [NetworkFault] = [
        .lostRequest, .lostAnswer, .duplicated, .delayed, .serverError, .retryLater, .corrupted,
    ]
    /// What can happen to the one request and its answer.
    static let ofAnswers: [NetworkFault] = [
        .lostRequest, .lostAnswer, .serverError, .retryLater, .truncated, .corrupted, .stale, .surplus, .missing,
    ]
    /// What can happen to a file on its way down.
    static let ofFiles: [NetworkFault] = [
        .lostRequest, .serverError, .retryLater, .truncated, .corrupted, .stale, .wrongFile, .surplus, .missing,
        .rangeRefused,
    ]
}
