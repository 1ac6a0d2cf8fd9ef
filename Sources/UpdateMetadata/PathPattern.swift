/// A pattern of target paths in a delegation, such as `bundles/*/from-*.sgd` (TUF §4.5, PATHPATTERN).
///
/// `*` stands for any run of bytes within a segment and `?` for one character; both stop at `/`, so that a pattern
/// matches only paths of as many segments. Everything else stands for itself.
struct PathPattern: Equatable, Sendable {
    let text: String

    init(_ text: String) {
        self.text = text
    }

    /// Whether the pattern matches; at most (bytes of pattern) × (bytes of path) steps.
    func matches(_ path: String) -> Bool {
        let patterns = text.split(separator: "/", omittingEmptySubsequences: false)
        let segments = path.split(separator: "/", omittingEmptySubsequences: false)
        guard patterns.count == segments.count else { return false }
        return zip(patterns, segments).allSatisfy { Self.matches(Array($0.unicodeScalars), Array($1.unicodeScalars)) }
    }

    private static func matches(_ pattern: [Unicode.Scalar], _ text: [Unicode.Scalar]) -> Bool {
        var (atPattern, atText) = (0, 0)
        var star: (pattern: Int, text: Int)?
        while atText < text.count {
            if atPattern < pattern.count, pattern[atPattern] == "*" {
                star = (atPattern, atText)
                atPattern += 1
            } else if atPattern < pattern.count, pattern[atPattern] == "?" || pattern[atPattern] == text[atText] {
                atPattern += 1
                atText += 1
            } else if let last = star {
                star = (last.pattern, last.text + 1)
                (atPattern, atText) = (last.pattern + 1, last.text + 1)
            } else {
                return false
            }
        }
        return pattern[atPattern...].allSatisfy { $0 == "*" }
    }
}
