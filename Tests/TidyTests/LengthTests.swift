import Testing

/// Files and functions that outgrow their job are found here, not in review.
@Suite("Files and functions stay short")
struct LengthTests {
    static let fileLinesMax = 400
    static let functionLinesMax = 70
    static let scriptLinesMax = 250

    @Test("no Swift file is longer than 400 lines")
    func swiftFilesAreShort() {
        for (path, text) in Repository.swift {
            let count = text.split(separator: "\n", omittingEmptySubsequences: false).count
            #expect(count <= Self.fileLinesMax, "\(path) has \(count) lines")
        }
    }

    @Test("no script or style of the pages is longer than 250 lines")
    func pageFilesAreShort() {
        for (path, text) in Repository.files(in: ["Assets"], endings: ["js", "mjs", "css"]) {
            let count = text.split(separator: "\n", omittingEmptySubsequences: false).count
            #expect(count <= Self.scriptLinesMax, "\(path) has \(count) lines")
        }
    }

    @Test("no Swift function is longer than 70 lines")
    func functionsAreShort() {
        for (path, text) in Repository.swift {
            for function in Self.functions(in: text) where function.lines > Self.functionLinesMax {
                Issue.record("\(path):\(function.line) is a function of \(function.lines) lines")
            }
        }
    }

    @Test("the measure of functions finds a long one")
    func measureWorks() {
        let body = String(repeating: "        print(1)\n", count: 80)
        let found = Self.functions(in: "struct A {\n    func long() {\n\(body)    }\n    func short() {}\n}\n")
        #expect(found.map(\.lines) == [82, 1])
    }

    /// Functions by their first line; relies on the formatter's indentation: a body ends at its own indent's brace.
    static func functions(in text: String) -> [(line: Int, lines: Int)] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var found: [(line: Int, lines: Int)] = []
        for (start, line) in lines.enumerated() {
            let code = line.drop { $0 == " " }
            let indent = line.count - code.count
            let words = code.split(separator: " ")
            guard words.contains("func") || code.hasPrefix("init(") || code.contains(" init("), !code.hasPrefix("//"),
                !code.hasPrefix("///")
            else { continue }
            if code.hasSuffix("}") {
                found.append((start + 1, 1))
                continue
            }
            let closing = String(repeating: " ", count: indent) + "}"
            guard let end = lines[start...].firstIndex(where: { $0 == closing }) else { continue }
            found.append((start + 1, end - start + 1))
        }
        return found
    }
}
