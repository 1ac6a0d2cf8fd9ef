import Foundation

/// Which boot of the machine this is.
enum Boot {
    /// The name that Linux gives this boot (random(4), `/proc/sys/kernel/random/boot_id`).
    static func id() -> String {
        let text = try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)
        return text?.trimming(\.isWhitespace) ?? "unknown"  // Without it, every start counts as one boot.
    }
}
