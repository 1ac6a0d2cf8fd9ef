import CZlib

/// Raw deflate (RFC 1951) through the system's zlib, in one call, with exact bounds on what comes out.
enum Deflate {
    /// A preset dictionary has at most as many bytes as deflate can point back.
    static let dictionaryBytesMax = 32_768

    /// The version of the zlib at hand; other versions may deflate to other bytes.
    static var libraryVersion: String { String(cString: zlibVersion()) }

    /// Deflates at level 9.
    static func compress(
        _ content: ArraySlice<UInt8>, dictionary: [UInt8], section: DeltaSectionID
    ) throws(DeltaError) -> [UInt8] {
        var stream = z_stream()
        return try withUnsafeMutablePointer(to: &stream) { stream throws(DeltaError) in
            let code = snowglobe_deflate_init(stream, 9, -MAX_WBITS)
            guard code == Z_OK else { throw .malformedDeflate(section: section, code: code) }
            defer { deflateEnd(stream) }
            let capacity = Int(deflateBound(stream, uLong(content.count)))
            return try run(section: section, capacity: capacity) { output in
                if !dictionary.isEmpty {
                    let code = deflateSetDictionary(stream, dictionary, uInt(dictionary.count))
                    guard code == Z_OK else { return (code, 0) }
                }
                return feed(content, to: stream, output: output) { deflate($0, Z_FINISH) }
            }
        }
    }

    /// Inflates to exactly `count` bytes, using up all of `content`; never writes more.
    static func inflate(
        _ content: ArraySlice<UInt8>, count: Int, dictionary: [UInt8], section: DeltaSectionID
    ) throws(DeltaError) -> [UInt8] {
        var stream = z_stream()
        return try withUnsafeMutablePointer(to: &stream) { stream throws(DeltaError) in
            let code = snowglobe_inflate_init(stream, -MAX_WBITS)
            guard code == Z_OK else { throw .malformedDeflate(section: section, code: code) }
            defer { inflateEnd(stream) }
            let bytes = try run(section: section, capacity: count) { output in
                if !dictionary.isEmpty {
                    let code = inflateSetDictionary(stream, dictionary, uInt(dictionary.count))
                    guard code == Z_OK else { return (code, 0) }
                }
                return feed(content, to: stream, output: output) { CZlib.inflate($0, Z_FINISH) }
            }
            guard bytes.count == count, stream.pointee.avail_in == 0 else {
                throw .malformedDeflate(section: section, code: Z_DATA_ERROR)
            }
            return bytes
        }
    }

    private typealias Outcome = (code: Int32, written: Int)

    /// Fills an array of at most `capacity` bytes; anything but the end of the stream is an error.
    private static func run(
        section: DeltaSectionID, capacity: Int, _ body: (UnsafeMutableBufferPointer<UInt8>) -> Outcome
    ) throws(DeltaError) -> [UInt8] {
        var code = Z_OK
        let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            (code, count) = body(buffer)
        }
        guard code == Z_STREAM_END else { throw .malformedDeflate(section: section, code: code) }
        return bytes
    }

    private static func feed(
        _ content: ArraySlice<UInt8>, to stream: UnsafeMutablePointer<z_stream>,
        output: UnsafeMutableBufferPointer<UInt8>, _ step: (UnsafeMutablePointer<z_stream>) -> Int32
    ) -> Outcome {
        content.withUnsafeBufferPointer { input in
            stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
            stream.pointee.avail_in = uInt(input.count)
            stream.pointee.next_out = output.baseAddress
            stream.pointee.avail_out = uInt(output.count)
            let code = step(stream)
            return (code, output.count - Int(stream.pointee.avail_out))
        }
    }
}
