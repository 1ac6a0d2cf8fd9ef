/// A JSON value as TUF metadata may hold it: integers are the only numbers.
///
/// Fractions and exponents have no single spelling, so that bytes which are signed cannot hold them.
public enum JSONValue: Equatable, Sendable {
    case null
    case boolean(Bool)
    case integer(Int)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// Reads one JSON text (RFC 8259) of at most `bytesMax` bytes, or throws ``MetadataError``.
    ///
    /// Stricter than the RFC asks: a repeated key, a lone surrogate, a number with a fraction or an exponent, a number
    /// beyond 64 bits, nesting deeper than ``MetadataLimits/depthMax`` and anything after the value are refused.
    public init(parsing bytes: [UInt8], bytesMax: Int) throws(MetadataError) {
        guard bytes.count <= bytesMax else { throw .tooLong(length: bytes.count, limit: bytesMax) }
        var parser = JSONParser(bytes)
        self = try parser.parseText()
    }
}
