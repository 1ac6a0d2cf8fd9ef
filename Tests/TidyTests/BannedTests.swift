import Testing

/// Words and calls that have no place here.
@Suite("Nothing banned is in the code")
struct BannedTests {
    /// Calls that end the program or hide a fault, outside tests.
    static let calls = ["try!", "fatalError(", "as! ", "Thread.sleep", "DispatchSemaphore", "print(\"DEBUG"]
    /// Marks of unfinished work.
    static let marks = ["TO" + "DO", "FIX" + "ME", "XX" + "X:"]

    @Test("product code neither traps on input nor sleeps", arguments: calls)
    func callsAreAbsent(call: String) {
        for (path, text) in Repository.swift where !path.hasPrefix("Tests/") {
            #expect(!text.contains(call), "\(path) contains \(call)")
        }
    }

    @Test("no file carries a mark of unfinished work", arguments: marks)
    func marksAreAbsent(mark: String) {
        let code =
            Repository.swift + Repository.files(in: ["Assets"], endings: ["js", "mjs", "css", "mustache", "json"])
        for (path, text) in code where !path.hasPrefix("Tests/TidyTests") {
            #expect(!text.contains(mark), "\(path) contains \(mark)")
        }
    }

    @Test("pages fetch nothing from another origin and hold no inline script or style")
    func pagesAreSelfContained() {
        for (path, text) in Repository.files(in: ["Assets/bundle"], endings: ["js", "css", "mustache"]) {
            let addresses = text.replacing("http://www.w3.org/", with: "")
            #expect(!addresses.contains("http://") && !addresses.contains("https://"), "\(path) names another origin")
            guard path.hasSuffix(".mustache") else { continue }
            #expect(!text.contains("<style"), "\(path) holds a style element")
            #expect(!text.contains(" style=\""), "\(path) holds a style attribute")
            #expect(!text.contains("<script>"), "\(path) holds an inline script")
        }
    }

    @Test("pages have no place to type, and no camera or microphone")
    func pagesTakeNoText() {
        let banned = [
            "<textarea", "type=\"text\"", "contenteditable", "getUserMedia", "localStorage", "sessionStorage",
        ]
        for (path, text) in Repository.files(in: ["Assets/bundle"], endings: ["js", "mustache"]) {
            for word in banned { #expect(!text.contains(word), "\(path) contains \(word)") }
        }
    }
}
