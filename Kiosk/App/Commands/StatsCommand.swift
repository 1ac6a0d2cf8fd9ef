import ArgumentParser
import KioskStorage
import SyncProtocol
import Usage

/// `snowglobe-kiosk stats`: what this kiosk counted about itself, and which segments it keeps.
struct StatsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "Lists the sealed segments that are kept, and the counters of the machine's own operation.",
        discussion: """
            Open counters of patients' visits are not shown to anybody: they leave the kiosk only when they cover \
            enough visits.
            """)

    @OptionGroup var options: KioskOptions

    func run() async throws {
        let store = try await KioskParts.open(try await options.configuration()).store
        let segments = try await store.segmentStandings()
        print("Segments kept: \(segments.count)")
        for segment in segments {
            let standing =
                segment.isConfirmedTwice ? "confirmed" : segment.isHeld ? "held back by the server" : "waiting"
            print("  \(segment.id)  \(standing)\(segment.reason.map { ": \($0)" } ?? "")")
        }
        for day in try await store.operationsDays() {
            print("Operation on \(day.day?.description ?? "an unknown day")")
            for (key, value) in day.counters.sorted(by: { $0.key.text < $1.key.text }) {
                print("  \(key.text.padding(toLength: 40)) \(value)")
            }
        }
    }
}
