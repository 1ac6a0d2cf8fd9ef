/// Answer to `PUT /v1/stats/segments`: one verdict for each segment of the batch, in its order.
public struct SegmentUploadResponse: Codable, Equatable, Sendable {
    /// The verdicts.
    public let verdicts: [SegmentVerdict]

    /// Takes the verdicts.
    public init(verdicts: [SegmentVerdict]) {
        self.verdicts = verdicts
    }
}
