import CZlib

/// Compression for HTTP (RFC 1952), made once for each page and file when a release is prepared.
enum Gzip {
    /// A window of 15 bits, plus 16 for a gzip wrapper, which zlib writes without a time or a name.
    private static let windowBits: Int32 = 15 + 16

    /// The gzip form of `content`, or nil where it would not be smaller; deterministic for one zlib version.
    static func encode(_ content: [UInt8]) -> [UInt8]? {
        var stream = z_stream()
        guard snowglobe_deflate_init(&stream, 9, windowBits) == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        return run(&stream, content, capacity: content.count) { deflate($0, Z_FINISH) }
    }

    /// The content of a gzip form that this process trusts, of exactly `byteCount` bytes; else nothing.
    static func decode(_ compressed: [UInt8], byteCount: Int) -> [UInt8] {
        var stream = z_stream()
        guard snowglobe_inflate_init(&stream, windowBits) == Z_OK else { return [] }
        defer { inflateEnd(&stream) }
        return run(&stream, compressed, capacity: byteCount) { inflate($0, Z_FINISH) } ?? []
    }

    /// What `step` makes of all of `input` in one call, or nil if it does not fit.
    private static func run(
        _ stream: inout z_stream, _ input: [UInt8], capacity: Int, _ step: (UnsafeMutablePointer<z_stream>) -> Int32
    ) -> [UInt8]? {
        var input = input
        var output = [UInt8](repeating: 0, count: capacity)
        let produced = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output -> Int? in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                return step(&stream) == Z_STREAM_END ? Int(stream.total_out) : nil
            }
        }
        return produced.map { Array(output.prefix($0)) }
    }
}
