import Bytes

extension Segment {
    /// The first four bytes of a segment.
    static let magic = Array("SGSG".utf8)
    /// The format version that this program writes and reads.
    static let formatVersion: UInt8 = 1

    /// The canonical bytes, ended by the SHA-256 of all before; the form that is signed.
    ///
    /// Throws ``UsageError/tooLong(found:limit:)`` above ``UsageLimits/segmentBytesMax``.
    public func encoded() throws(UsageError) -> [UInt8] {
        var writer = ByteWriter()
        writer.write(Self.magic)
        writer.write(Self.formatVersion)
        write(header, into: &writer)
        writer.writeVarint(indexedCells.count)
        var next = 0
        for cell in indexedCells {
            writer.writeVarint(cell.index - next)
            writer.writeVarint(cell.visits)
            next = cell.index + 1
        }
        writer.writeVarint(namedCells.count)
        for cell in namedCells {
            writer.write(cell.key.text)
            writer.writeVarint(cell.visits)
        }
        writer.write(SHA256Digest(of: writer.bytes))
        guard writer.bytes.count <= UsageLimits.segmentBytesMax else {
            throw .tooLong(found: writer.bytes.count, limit: UsageLimits.segmentBytesMax)
        }
        return writer.bytes
    }

    private func write(_ header: SegmentHeader, into writer: inout ByteWriter) {
        writer.write(header.id.bytes)
        writer.write(header.usageClass.rawValue)
        switch header.interval {
        case .dated(let days):
            writer.write(UInt8(0))
            writer.writeVarint(days.lowerBound.number)
            writer.writeVarint(days.upperBound.number - days.lowerBound.number)
        case .undated(let reason):
            writer.write(UInt8(1))
            writer.write(reason.rawValue)
        }
        writer.write(header.zone)
        writer.write(header.releaseScope.rawValue)
        writer.writeVarint(header.release.contentVersion)
        writer.write(header.release.manifestDigest)
        if header.usageClass == .content { writer.writeVarint(header.cohort ?? 0) }
        writer.write(header.kioskID.bytes)
        writer.write(header.installID.bytes)
        writer.write(header.openID.bytes)
        writer.writeVarint(header.ordinal)
    }
}
