import CZlib

/// Compression for HTTP (RFC 1952), made once for each page and file when a release is loaded.
enum Gzip {
    /// The gzip form of `content`, or nil where it would not be smaller; deterministic for one zlib version.
    static func encode(_ content: [UInt8]) -> [UInt8]? {
        var stream = z_stream()
        // 15 bits of window, plus 16 for a gzip wrapper, which zlib writes without a time or a name.
        guard snowglobe_deflate_init(&stream, 6, 15 + 16) == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        var input = content
        var output = [UInt8](repeating: 0, count: content.count)
        let produced = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output -> Int? in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                return deflate(&stream, Z_FINISH) == Z_STREAM_END ? Int(stream.total_out) : nil
            }
        }
        return produced.map { Array(output.prefix($0)) }
    }
}
