import FoundationEssentials
import Testing

/// Committed files of released formats, as hexadecimal text in lines of 64 digits.
enum Fixture {
    private static let folder = String(#filePath.dropLast("UsageTests/Fixture.swift".count)) + "Fixtures/usage/"

    static func hex(_ name: String) throws -> String {
        let text = try String(contentsOfFile: folder + name + ".hex", encoding: .utf8)
        return text.filter { !$0.isWhitespace }
    }
}
