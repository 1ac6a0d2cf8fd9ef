import ArgumentParser
import Content
import Foundation
import PageRendering

/// `snowglobe-server content`: what can be said of a folder of content before anybody makes a release of it.
struct ContentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "content",
        abstract: "Check a folder of content: readings, words, facts, translations, pictures, links.",
        subcommands: [Check.self])

    /// `content check`: lists faults and notices.
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "List what is wrong in a folder of content, by file and key, and what to do.",
            discussion: """
                Checked are: every translation complete; every fact cited there; no word that promises an outcome, \
                no dose; no sentence over 20 words; English at grade 6 or below on a screen and 5 on the whole, \
                Spanish at INFLESZ 65 or above; the off-label line wherever the ketamine shot is named; every \
                picture, module and link there. What no clinician has signed off, what is due for review, and what \
                no two people have rated (PEMAT, CDC Clear Communication Index) is listed and stops nothing; a low \
                rating is a fault.

                  snowglobe-server content check Assets/bundle

                The status is 1 if anything is wrong.
                """)

        @Argument(help: ArgumentHelp("Folder of content.", valueName: "folder"))
        var folder: String

        @Option(name: .long, help: "Check reviews against this day (YYYY-MM-DD) and not against today.")
        var day: String?

        func run() async throws {
            let report = try ContentReport(folder: folder, today: day ?? Self.today())
            print(report.text)
            if report.faultCount > 0 { throw ExitCode(1) }
        }

        private static func today() -> String {
            let day = Calendar(identifier: .gregorian).dateComponents(
                in: TimeZone(secondsFromGMT: 0) ?? .current, from: Date())
            func padded(_ value: Int?, _ width: Int) -> String {
                let digits = String(value ?? 0)
                return String(repeating: "0", count: max(0, width - digits.count)) + digits
            }
            return "\(padded(day.year, 4))-\(padded(day.month, 2))-\(padded(day.day, 2))"
        }
    }
}

/// What `content check` prints of a folder.
struct ContentReport {
    /// How many faults there are.
    let faultCount: Int
    /// The lines for people: faults, then notices, then a sum.
    let text: String

    /// Reads and checks a folder; throws only if it cannot be read as a folder of content at all.
    init(folder: String, today: String) throws(PublishingError) {
        let files = try ReleaseStore.read(folder)
        let check = ContentCheck(files: files, today: today)
        var findings = check.findings()
        if let pages = Self.pages(files, &findings) {
            findings += check.pageFindings(pages.all, assets: pages.assets)
        }
        let faults = findings.filter { $0.weight == .fault }.sorted()
        let notices = findings.filter { $0.weight == .notice }.sorted()
        faultCount = faults.count
        var lines = faults.map { "fault   \($0)" } + notices.map { "notice  \($0)" }
        lines.append(
            faults.isEmpty
                ? "\(folder) is in order; \(Self.count(notices.count, "notice"))."
                : "\(folder) is not in order: \(Self.count(faults.count, "fault")), "
                    + "\(Self.count(notices.count, "notice")).")
        text = lines.joined(separator: "\n")
    }

    /// The bundle's pages as a kiosk in factory state shows them; nil where the files make no bundle, which is a
    /// finding already.
    private static func pages(
        _ files: [BundlePath: [UInt8]], _ findings: inout [ContentFinding]
    ) -> (all: [ContentCheck.Page], assets: String)? {
        guard let bundle = try? ContentBundle(files: files) else { return nil }  // Found already, as said.
        let manifest = bundle.manifest(version: .factory)
        do throws(PageRenderingError) {
            let pages = try PageRenderer(bundle: bundle, manifest: manifest, site: .factory).pages()
            return (
                pages.map { ContentCheck.Page(url: $0.url, html: String(decoding: $0.html, as: UTF8.self)) },
                "/c/\(manifest.releaseName)"
            )
        } catch {
            findings.append(ContentFinding(.fault, "pages.json", "", error.sentence))
            return nil
        }
    }

    private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
