import Bytes

extension ByteReader {
    /// Runs `body`, and tells what was malformed as a ``DeltaError``.
    mutating func section<Value>(
        _ body: (inout ByteReader) throws(BytesError) -> Value
    ) throws(DeltaError) -> Value {
        do {
            return try body(&self)
        } catch {
            throw .malformed(error)
        }
    }

    /// Reads exactly `count` bytes.
    mutating func readBytes(_ count: Int) throws(DeltaError) -> [UInt8] {
        Array(try section { reader throws(BytesError) in try reader.read(count: count) })
    }

    /// Reads a varint of any size.
    mutating func readNumber() throws(DeltaError) -> UInt64 {
        try section { reader throws(BytesError) in try reader.readVarint() }
    }

    /// Reads a varint and holds it against a limit, before anyone allocates by it.
    mutating func readSize(_ limit: DeltaLimit, max: Int) throws(DeltaError) -> Int {
        let size = try readNumber()
        guard size <= UInt64(max) else { throw .limitExceeded(limit, found: size, limit: max) }
        return Int(size)
    }
}

/// Maps signed numbers to unsigned ones so that small ones of either sign stay small: 0, -1, 1, -2 … to 0, 1, 2, 3 ….
enum ZigZag {
    static func encode(_ value: Int) -> UInt64 {
        UInt64(bitPattern: Int64((value << 1) ^ (value >> 63)))
    }

    static func decode(_ code: UInt64) -> Int {
        Int(code >> 1) ^ -Int(code & 1)
    }
}
