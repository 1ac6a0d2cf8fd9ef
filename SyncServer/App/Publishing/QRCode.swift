import CQRencode
import Content

/// A QR code of error correction level M, as small as its text allows.
struct QRCode: Equatable {
    /// Modules along one side.
    let modules: Int
    /// Dark modules row by row.
    private let isDark: [Bool]

    /// Encodes `text` as bytes; returns nil if no version holds it (2,331 bytes at level M).
    init?(of text: String) {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty, let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M) else {
            return nil
        }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        guard let data = code.pointee.data else { return nil }
        modules = width
        // The lowest bit of each byte says dark; the others say what the module is for.
        isDark = (0..<width * width).map { data[$0] & 1 == 1 }
    }

    /// The `d` of an SVG path with one rectangle for each run of dark modules.
    var path: String {
        var path = ""
        for row in 0..<modules {
            var column = 0
            while column < modules {
                guard isDark[row * modules + column] else {
                    column += 1
                    continue
                }
                let start = column
                while column < modules, isDark[row * modules + column] { column += 1 }
                path += "M\(start) \(row)h\(column - start)v1h-\(column - start)z"
            }
        }
        return path
    }
}
