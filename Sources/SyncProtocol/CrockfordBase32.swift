/// Crockford's base 32: letters and digits that survive handwriting and the telephone.
enum CrockfordBase32 {
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    /// Eight characters for the lowest 40 bits of `value`, highest bits first.
    static func encode40Bits(_ value: UInt64) -> String {
        String(stride(from: 35, through: 0, by: -5).map { alphabet[Int(value >> UInt64($0) & 31)] })
    }

    /// The five bits that a character stands for in either case, with O read as 0 and I and L as 1.
    static func value(of character: Character) -> UInt64? {
        switch character {
        case "O", "o": 0
        case "I", "i", "L", "l": 1
        default: values[character].map { UInt64($0) }
        }
    }

    private static let values: [Character: Int] = {
        var values: [Character: Int] = [:]
        for (value, character) in alphabet.enumerated() {
            values[character] = value
            values[Character(character.lowercased())] = value
        }
        return values
    }()
}
