import Bytes
import TestSupport

/// A tree of the shape of a content bundle, made from a seed: text files and a sealed one-line `bundle.json`.
struct SampleBundle {
    var files: [String: [UInt8]] = [:]
    var version = 1

    private static let words = """
        the a medicine clinic room visit staff rest dose nurse breathe slow calm safe ride home drive before after hours \
        mood brain pathway learn notice pressure heart headache dizzy tired spray cup drink eat water plan week return
        """.split(separator: " ").map(String.init)

    init(files count: Int, wordsPerFile: Int, seed: UInt64) {
        var numbers = SeededGenerator(seed: seed)
        let folders = ["explainers/snow-globe", "explainers/car-trip", "faq", "styles", "kit"]
        let extensions = ["json", "mustache", "js", "css"]
        for index in 0..<count {
            let path = "\(folders[index % folders.count])/part\(index).\(extensions[index % extensions.count])"
            files[path] = Self.text(words: wordsPerFile, numbers: &numbers)
        }
    }

    static func text(words count: Int, numbers: inout SeededGenerator) -> [UInt8] {
        var text = "<section class=\"card\">\n"
        for index in 0..<count {
            text += words[Int.random(in: 0..<words.count, using: &numbers)]
            text += index % 17 == 16 ? ".</p>\n<p>" : index % 9 == 8 ? ", " : " "
        }
        return Array((text + "</section>\n").utf8)
    }

    /// The files together with the manifest that lists them.
    var sealed: [String: [UInt8]] {
        let entries = files.sorted { $0.key < $1.key }.map {
            "{\"length\":\($0.value.count),\"path\":\"\($0.key)\",\"sha256\":\"\(SHA256Digest(of: $0.value).hex)\"}"
        }
        let manifest = """
            {"contentVersion":\(version),"explainers":[{"id":"snow-globe","scenes":["hook","loose"],"sensitive":false}],\
            "facts":"facts.json","files":[\(entries.joined(separator: ","))],"formatVersion":1,"languages":["en"],\
            "questions":["Q01","Q10","Q14"],"reviewBy":"2027-11-01","topics":["medicine","visit"]}
            """
        var all = files
        all["bundle.json"] = Array(manifest.utf8)
        return all
    }

    /// Replaces the first `word` of a file and moves the version on.
    mutating func edit(_ path: String, _ word: String, _ replacement: String) {
        var text = String(decoding: files[path] ?? [], as: UTF8.self)
        if let range = text.firstRange(of: word) { text.replaceSubrange(range, with: replacement) }
        files[path] = Array(text.utf8)
        version += 1
    }
}
