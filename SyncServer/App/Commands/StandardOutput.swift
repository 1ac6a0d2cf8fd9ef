import Foundation

/// Standard output without a buffer, so that a program that reads it sees each line at once.
enum StandardOutput {
    static func write(_ text: String) {
        FileHandle.standardOutput.write(Data(text.utf8))
    }
}
