import Bytes
public import Usage

/// The segments that a kiosk keeps, in few bytes: which ones the server has for sure is then a comparison.
public struct SegmentSummary: Equatable, Sendable {
    /// The lowest and the highest ordinal of the settled segments; nil if there are none.
    public let ordinals: ClosedRange<Int>?
    /// The first 16 bytes of SHA-256 over the ids of the settled segments, in rising order; empty if there are none.
    public let digest: [UInt8]
    /// Segments that no reconciliation has found at the server yet, oldest first.
    public let fresh: [SegmentID]

    /// Digests are cut to this length.
    public static let digestByteCount = 16

    /// Joins the ordinals of the settled segments, their ids in any order, and the fresh ones.
    public init(ordinals: ClosedRange<Int>?, settled: [SegmentID], fresh: [SegmentID]) {
        self.ordinals = settled.isEmpty ? nil : ordinals
        digest = settled.isEmpty ? [] : Self.digest(of: settled)
        self.fresh = Array(fresh.prefix(ProtocolLimits.freshSegmentsMax))
    }

    /// Whether `held`, the ids that the server has of those ordinals, are the settled segments and perhaps fresh ones.
    public func isSettled(in held: [SegmentID]) -> Bool {
        guard ordinals != nil else { return true }
        let fresh = Set(fresh)
        return digest == Self.digest(of: held.filter { !fresh.contains($0) })
    }

    private static func digest(of ids: [SegmentID]) -> [UInt8] {
        Array(SHA256Digest(of: ids.sorted().flatMap(\.bytes)).bytes.prefix(digestByteCount))
    }

    // MARK: - Bytes

    func write(to writer: inout ByteWriter) {
        writer.write(optional: ordinals?.lowerBound)
        if let ordinals {
            writer.writeVarint(ordinals.upperBound - ordinals.lowerBound)
            writer.write(digest)
        }
        writer.writeVarint(fresh.count)
        for id in fresh { writer.write(id.bytes) }
    }

    init(_ reader: inout ByteReader) throws(BytesError) {
        if let lowest = try reader.readOptional(), lowest < Int(Int32.max) {
            let count = try reader.readVarint(max: Int(Int32.max))
            ordinals = lowest...lowest + count
            digest = Array(try reader.read(count: Self.digestByteCount))
        } else {
            ordinals = nil
            digest = []
        }
        fresh = try reader.readIDs(max: ProtocolLimits.freshSegmentsMax)
    }
}

extension ByteReader {
    /// Reads a count of at most `max`, then so many ids.
    mutating func readIDs(max: Int) throws(BytesError) -> [SegmentID] {
        var ids: [SegmentID] = []
        for _ in 0..<(try readVarint(max: max)) {
            ids.append(try SegmentID(Array(read(count: SegmentID.byteCount))))
        }
        return ids
    }
}
