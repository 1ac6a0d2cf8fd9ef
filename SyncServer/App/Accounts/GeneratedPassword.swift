/// A password that the server makes up: four groups of five letters and digits that are hard to mix up (95 bits).
struct GeneratedPassword: CustomStringConvertible {
    private static let alphabet = Array("abcdefghjkmnpqrstuvwxyz23456789")

    let description: String

    /// Draws a new one from `random`.
    init(using random: inout some RandomNumberGenerator) {
        let groups = (0..<4).map { _ in
            String((0..<5).map { _ in Self.alphabet[Int.random(in: 0..<Self.alphabet.count, using: &random)] })
        }
        description = groups.joined(separator: "-")
    }
}
