import Bytes
import Content
import SyncEngine
import SyncProtocol
import Testing
import UpdateMetadata
import Usage

@Suite("Errors of a cycle")
struct SyncErrorTests {
    private static let name = ContentName(version: ContentVersion(4), digest: SHA256Digest(of: [4]))
    private static let wire = WireError(code: .serverFault, sentence: "It broke.", requestID: "7")

    private static let table: [(SyncError, SyncResultCode, isTransient: Bool)] = [
        (.notEnrolled, .notEnrolled, false),
        (.unreachable(detail: "no route"), .unreachable, true),
        (.timedOut(seconds: 30), .timedOut, true),
        (.certificateRefused(detail: "it has expired"), .certificateRefused, false),
        (.retryLater(afterSeconds: 60), .retryLater, true),
        (.retryLater(afterSeconds: nil), .retryLater, true),
        (.identityRefused, .identityRefused, false),
        (.server(status: 500, wire), .serverError, true),
        (.server(status: 400, wire), .serverError, false),
        (.unexpectedStatus(302), .serverError, true),
        (.answerTooLong(bytesMax: 10), .badAnswer, true),
        (.malformedAnswer(.badSignature), .badAnswer, true),
        (.rangeRefused(offset: 3), .badAnswer, true),
        (.metadataRefused(.needsFirst(.timestamp)), .metadataRefused, true),
        (.metadataMissing(name: "timestamp.json"), .metadataMissing, true),
        (.wrongLength(expected: 2, found: 1), .badPackage, true),
        (.wrongDigest(expected: .zero, found: .zero), .badPackage, true),
        (.contentRefused(name, reason: "a file is missing"), .contentRefused, false),
        (.rolledBack(name, reason: "a page did not answer"), .rolledBack, false),
        (.storageFull(neededBytes: 5), .storageFull, false),
        (.storage(.apply, detail: "code 5"), .storageFailed, true),
        (.usage(.wrongMagic), .programFault, false),
        (.noActiveBundle, .programFault, false),
        (.busy, .busy, true),
        (.interrupted, .busy, true),
        (.outOfStep(.fetch), .programFault, false),
    ]

    @Test(arguments: table)
    func `each has a code, says whether it may pass, and one plain sentence`(
        error: SyncError, code: SyncResultCode, isTransient: Bool
    ) {
        #expect(error.code == code)
        #expect(error.isTransient == isTransient)
        #expect(error.sentence.hasSuffix("."))
        #expect(error.sentence.first?.isUppercase == true)
        #expect(error.hint?.hasSuffix(".") != false)
    }

    @Test func `every code can be counted`() throws {
        for code in SyncResultCode.allCases { _ = try CounterKey.syncResult(code: code.rawValue) }
    }
}
