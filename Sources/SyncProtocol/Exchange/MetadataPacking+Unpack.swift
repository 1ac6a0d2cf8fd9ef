import Bytes

extension MetadataPacking {
    /// How a file travels.
    enum Form: UInt8 {
        /// As it is.
        case stored = 0
        /// As text and values.
        case split = 1
    }

    /// The file that ``pack(_:)`` packed, which is absorbed.
    ///
    /// Throws ``SyncProtocolError/malformedPackage(offset:)`` for bytes that no packing makes and for a file of more
    /// than `bytesMax` bytes; memory and time stay within a small multiple of that limit.
    public mutating func unpack(_ packed: [UInt8], bytesMax: Int) throws(SyncProtocolError) -> [UInt8] {
        var reader = ByteReader(packed)
        let file: [UInt8]
        do throws(BytesError) {
            file = try read(&reader, bytesMax: bytesMax)
            try reader.requireEnd()
        } catch {
            throw .malformedPackage(offset: reader.offset)
        }
        absorb(file)
        return file
    }

    private func read(_ reader: inout ByteReader, bytesMax: Int) throws(BytesError) -> [UInt8] {
        let start = reader.offset
        switch Form(rawValue: try reader.readByte()) {
        case .stored:
            guard reader.remaining <= bytesMax else {
                throw .lengthAboveLimit(offset: start, length: UInt64(reader.remaining), limit: bytesMax)
            }
            return Array(try reader.read(count: reader.remaining))
        case .split:
            let text = try readText(&reader, bytesMax: bytesMax)
            let marks = text.count { $0 == Self.marker }
            let split = SplitMetadata(text: text, values: try readValues(&reader, count: marks))
            guard let file = split.joined(bytesMax: bytesMax) else {
                throw .lengthAboveLimit(offset: start, length: UInt64(text.count), limit: bytesMax)
            }
            return file
        case nil:
            throw .malformedVarint(offset: start)
        }
    }

    private func readText(_ reader: inout ByteReader, bytesMax: Int) throws(BytesError) -> [UInt8] {
        let count = try reader.readVarint(max: bytesMax)
        var window = text
        let end = window.count + count
        window.reserveCapacity(end)
        var expected = window.count
        while window.count < end {
            let literalCount = try reader.readVarint(max: end - window.count)
            window += try reader.read(count: literalCount)
            guard window.count < end else { break }
            let copyCount = try reader.readVarint(max: end - window.count)
            let step = ZigZag.decode(try reader.readVarint(max: Int(Int32.max)))
            let source = expected + literalCount + step
            guard source >= 0, source < window.count, copyCount >= 1 else {
                throw .lengthAboveLimit(offset: reader.offset, length: UInt64(copyCount), limit: window.count)
            }
            for index in source..<source + copyCount { window.append(window[index]) }
            expected = source + copyCount
        }
        return Array(window[text.count...])
    }

    private func readValues(_ reader: inout ByteReader, count: Int) throws(BytesError) -> [[UInt8]] {
        var found: [[UInt8]] = []
        var expected = 0
        for _ in 0..<count {
            let code = try reader.readVarint(max: Int(Int32.max))
            guard code > 0 else {
                found.append(Array(try reader.readLengthPrefixed(bytesMax: Self.valueBytesMax)))
                expected += 1
                continue
            }
            let index = expected + ZigZag.decode(code - 1)
            guard index >= 0, index < values.count + found.count else {
                throw .lengthAboveLimit(offset: reader.offset, length: UInt64(code), limit: values.count)
            }
            found.append(index < values.count ? values[index] : found[index - values.count])
            expected = index + 1
        }
        return found
    }
}
