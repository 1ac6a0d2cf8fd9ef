public import SyncProtocol
import UpdateMetadata

/// The fast road: one request for all that is new, over any transport that can also answer each question by itself.
///
///     func open(_ opening: CycleOpening) async throws(SyncError) -> OpenedRoad {
///         try await FastRoad(base: self).open(opening) { request in try await post(request) }
///     }
///
/// The answer is unpacked and tried out against the rules of trust before the cycle sees any of it. An answer that is
/// spoilt, or that those rules refuse, is dropped, and the base, the static road, answers instead: its verdict counts.
/// So the fast road can save requests and bytes, and change nothing else.
public struct FastRoad: Sendable {
    private let base: any SyncTransport

    /// Stands before `base`, which answers what the one answer leaves open.
    public init(base: any SyncTransport) {
        self.base = base
    }

    /// Asks once; `exchange` sends the request and returns the answer's body, or nil if the server knows no such route.
    ///
    /// Throws what `exchange` throws where that means that the server is away, wants patience, or refuses the kiosk.
    public func open(
        _ opening: CycleOpening, exchange: (SyncRequest) async throws(SyncError) -> [UInt8]?
    ) async throws(SyncError) -> OpenedRoad {
        guard let metadata = opening.metadata, let held = HeldFiles(metadata) else { return OpenedRoad(base) }
        let request = SyncRequest(held: held.names, status: opening.status, segments: opening.segments)
        let body: [UInt8]?
        do throws(SyncError) {
            body = try await exchange(request)
        } catch {
            guard error.isOfSpoiltAnswer else { throw error }
            return OpenedRoad(base)
        }
        // What cannot be read is dropped as a whole; the static road has it all.
        guard let body, let response = try? SyncResponse(decoding: body),
            let answer = SyncAnswer(response, to: opening, held: held), answer.isAdmissible(to: opening)
        else { return OpenedRoad(base) }
        return OpenedRoad(
            AnsweredTransport(answer: answer, base: base), retryAfterSeconds: response.retryAfterSeconds)
    }
}

/// The metadata files that a kiosk holds, in the order in which both sides absorb them.
struct HeldFiles {
    let names: [HeldMetadata]
    let files: [[UInt8]]

    /// Finds the versions of the files kept; nil if the root cannot be read.
    ///
    /// Files that are damaged or foreign to the root are left out, as ``TrustedMetadataSet`` leaves them out.
    init?(_ kept: KeptMetadata) {
        guard var trusted = try? TrustedMetadataSet(trustedRoot: kept.root) else { return nil }
        trusted.restore(timestamp: kept.timestamp, snapshot: kept.snapshot, targets: kept.targets)
        var names: [HeldMetadata] = []
        var files: [[UInt8]] = []
        func add(_ role: MetadataRole, _ version: Int, _ bytes: [UInt8]) {
            names.append(HeldMetadata(role: role.rawValue, version: version))
            files.append(bytes)
        }
        add(.root, trusted.root.payload.version, trusted.root.bytes)
        if let timestamp = trusted.timestamp { add(.timestamp, timestamp.payload.version, timestamp.bytes) }
        if let snapshot = trusted.snapshot { add(.snapshot, snapshot.payload.version, snapshot.bytes) }
        if let targets = trusted.targets { add(.targets, targets.payload.version, targets.bytes) }
        let bytesMax = MetadataLimits().targetsBytesMax
        // One that cannot be read is not held.
        if let bytes = kept.deltas, let deltas = try? Signed<Targets>(parsing: bytes, bytesMax: bytesMax) {
            names.append(
                HeldMetadata(role: DelegatedRoleName.deltas.description, version: deltas.payload.version))
            files.append(bytes)
        }
        self.names = names
        self.files = files
    }
}

extension SyncError {
    /// Whether this may be the fast road's own trouble, so that the static road is worth trying.
    var isOfSpoiltAnswer: Bool {
        switch self {
        case .malformedAnswer, .answerTooLong, .unexpectedStatus: true
        case .server(let status, _): status < 500
        default: false
        }
    }
}
