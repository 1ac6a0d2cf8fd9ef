extension String {
    /// A copy in which `count` characters from `start` on are replaced.
    func replacingCharacters(from start: Index, count: Int, with replacement: String) -> String {
        String(self[..<start]) + replacement + String(self[index(start, offsetBy: count)...])
    }
}
