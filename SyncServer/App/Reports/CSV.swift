/// Comma-separated values (RFC 4180) that no spreadsheet takes for a formula.
enum CSV {
    /// One line without its end.
    static func line(_ fields: [String]) -> String {
        fields.map(field).joined(separator: ",")
    }

    /// A field that starts like a formula gets an apostrophe before it; quotes stand around what needs them.
    static func field(_ text: String) -> String {
        let starts: [Character] = [
            "=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
        ]
        let isFormula = text.first.map { starts.contains($0) || $0 == "\r\n" } ?? false
        let safe = isFormula ? "'" + text : text
        let needsQuotes = safe.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0 == "\r" || $0 == "\n" }
        guard needsQuotes else { return safe }
        return "\"" + safe.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
