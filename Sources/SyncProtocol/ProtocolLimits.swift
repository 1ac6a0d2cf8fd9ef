import Usage

/// Every limit of the wire contract, each with its unit; both programs use these and no others.
public enum ProtocolLimits {
    // MARK: Requests to the server

    /// The longest enrolment request body.
    public static let enrolRequestBytesMax = 1_024
    /// The longest reconciliation request body.
    public static let reconcileRequestBytesMax = 64 * 1_024
    /// The most segment ids in one reconciliation: 90 days of sealing, several classes, with room to spare.
    public static let reconcileIDsMax = 1_600
    /// The longest upload of segments, as sent: a batch that does not compress, and the package around it.
    public static let segmentUploadBytesMax = UsageLimits.batchBytesMax + 1_024
    /// The most segments in one upload.
    public static let segmentUploadSegmentsMax = 64
    /// The longest body of the one request.
    public static let syncRequestBytesMax = 16 * 1_024
    /// The most metadata files that a kiosk says it holds: the four roles and what they delegate to.
    public static let heldMetadataMax = 16
    /// The most segments named in one request that no reconciliation has found yet.
    public static let freshSegmentsMax = 32
    /// The longest status report body.
    public static let statusReportBytesMax = 64 * 1_024
    /// The most service days of operations counters in one status report.
    public static let statusReportDaysMax = 14
    /// The most operations counters of one service day.
    public static let statusReportCountersMax = 256

    // MARK: Answers of the server

    /// The longest answer to an enrolment.
    public static let enrolResponseBytesMax = 4 * 1_024
    /// The longest answer to a reconciliation.
    public static let reconcileResponseBytesMax = 64 * 1_024
    /// The longest answer to the one request: packages, and metadata that hardly packs.
    public static let syncResponseBytesMax = 2 * 1_024 * 1_024
    /// The longest package that travels in that answer; longer ones are fetched as files, and resumed.
    public static let inlinePackageBytesMax = 64 * 1_024
    /// The most packages in one answer: a bundle's and a site configuration's.
    public static let inlinePackagesMax = 2
    /// The most metadata files in one answer: roots of a kiosk that was off for years, and the newest of the others.
    public static let answeredMetadataMax = 64
    /// The longest answer to an upload of segments.
    public static let segmentUploadResponseBytesMax = 32 * 1_024
    /// The longest answer to a status report, and the longest error body.
    public static let errorResponseBytesMax = 4 * 1_024
    /// The longest target file: a bundle with room for pictures and sound.
    public static let targetBytesMax = 500 * 1_024 * 1_024

    // MARK: Names and times

    /// The longest name of a kiosk or of a site, in bytes of UTF-8.
    public static let nameBytesMax = 64
    /// The longest sentence of an error, in bytes of UTF-8.
    public static let errorSentenceBytesMax = 512
    /// How long an enrolment code is valid after it was made.
    public static let enrolmentCodeSeconds = 600
    /// How long a code is valid for a kiosk that never meets the server; attempts by network stay rate limited.
    public static let offlineCodeSeconds = 90 * 24 * 3_600
    /// The longest wait that a `retry-after` can impose.
    public static let retryAfterSecondsMax = 24 * 3_600
    /// How long a kiosk waits for the head of an answer.
    public static let answerSecondsMax = 30
    /// The shortest and longest upload window that a kiosk obeys.
    public static let windowSecondsRange = 60...(24 * 3_600)
    /// The upload window when the server names none.
    public static let windowSecondsDefault = 15 * 60
}
