extension Segment {
    /// Reads canonical bytes, or throws a ``UsageError`` that names the fault; nothing is read past a wrong digest.
    public init(decoding bytes: [UInt8]) throws(UsageError) {
        var reader = try SegmentReader(bytes)
        self = try reader.segment()
    }
}
