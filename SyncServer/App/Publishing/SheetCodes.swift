import Bytes
import Content

/// The QR codes of take-home sheets, each made from the words that it carries.
///
/// A sheet's short text is `sheet.short` in the words of an explainer; its code is `qr/<language>.svg` beside them and
/// names the text's SHA-256 in `data-text`. Words that were edited get a new code here, so that no code says what the
/// page no longer says.
enum SheetCodes {
    /// The most bytes of text in one code that phones still read well (UX-71).
    static let textBytesMax = 800

    /// `files` with every code that is absent or was made from other words made anew.
    static func renewed(_ files: [BundlePath: [UInt8]]) throws(PublishingError) -> [BundlePath: [UInt8]] {
        var renewed = files
        for path in files.keys {
            let parts = path.text.split(separator: "/").map(String.init)
            guard parts.count == 4, parts[0] == "explainers", parts[2] == "strings", path.fileExtension == "json",
                let text = try shortText(files[path] ?? [], path), !text.isEmpty
            else { continue }
            let code = try codePath("explainers/\(parts[1])/qr/\(parts[3].dropLast(".json".count)).svg")
            let digest = SHA256Digest(of: Array(text.utf8)).hex
            let isCurrent = files[code].map { String(decoding: $0, as: UTF8.self).contains("data-text=\"\(digest)\"") }
            if isCurrent != true { renewed[code] = try svg(of: text, digest, saidIn: path) }
        }
        return renewed
    }

    private static func shortText(_ words: [UInt8], _ path: BundlePath) throws(PublishingError) -> String? {
        do throws(ContentError) {
            return try StringTree(json: words, path: path)["sheet"]?["short"]?.text
        } catch {
            throw .content(error)
        }
    }

    private static func codePath(_ text: String) throws(PublishingError) -> BundlePath {
        do throws(ContentError) {
            return try BundlePath(text)
        } catch {
            throw .content(error)
        }
    }

    /// The code with its four modules of quiet.
    private static func svg(
        of text: String, _ digest: String, saidIn path: BundlePath
    ) throws(PublishingError) -> [UInt8] {
        guard text.utf8.count <= textBytesMax, let code = QRCode(of: text) else {
            throw .sheetTextTooLong(path: path.text, bytes: text.utf8.count)
        }
        let side = code.modules + 8
        let image = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 \(side) \(side)" shape-rendering="crispEdges" \
            data-text="\(digest)"><path fill="#fff" d="M-4-4h\(side)v\(side)h-\(side)z"/>\
            <path d="\(code.path)"/></svg>

            """
        return Array(image.utf8)
    }
}
