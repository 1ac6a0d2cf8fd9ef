import Content
import KioskStorage
import Logging
import SyncProtocol
import Usage

/// Holds the one open visit, in memory only, and adds it to the counters when it ends; knows if the screen is idle.
actor VisitRecorder {
    /// After a start, a page of the time before may still be open: the screen counts as busy until it is heard of.
    static let startSilence: Duration = .seconds(45)

    private let store: KioskStore
    private let content: ServedContent
    private let calendar: ServiceCalendar
    private let logger: Logger
    private let onIdle: @Sendable () -> Void
    private let startedAt = ContinuousClock.now
    private var screen = ScreenState()
    private var hasHeard = false
    private var vocabularies: (name: String, vocabulary: UsageVocabulary, languages: [LanguageTag])?

    init(
        store: KioskStore, content: ServedContent, calendar: ServiceCalendar, logger: Logger,
        onIdle: @escaping @Sendable () -> Void
    ) {
        self.store = store
        self.content = content
        self.calendar = calendar
        self.logger = logger
        self.onIdle = onIdle
    }

    /// Takes the body of one `POST /usage`; throws ``UsageError`` for one that is refused.
    func record(_ body: [UInt8]) async throws {
        let release = content.active
        let vocabulary = try vocabulary(of: release)
        let event = try UsageEvent(json: body, vocabulary: vocabulary)
        if case .languageUse(let language) = event {
            let first = release.site.firstLanguage(of: vocabularies?.languages ?? [])
            guard language.text != first.text else { throw UsageError.neverCounted(language.text) }
        }
        hasHeard = true
        let ended = screen.apply(event, at: moment, hour: calendar.localHour(), vocabulary: vocabulary)
        let isIdle = screen.isIdle(at: moment)
        if let ended { await add(ended, of: release, vocabulary) }
        if isIdle { onIdle() }
    }

    /// Takes note that a page was asked for.
    func pageRequested() {
        hasHeard = true
        screen.pageRequested(at: moment)
    }

    /// Begins a demo: until the attract screen nothing is counted but one visit by staff.
    func startDemo() async {
        hasHeard = true
        let ended = screen.startDemo(at: moment)
        let release = content.active
        if let ended, let vocabulary = try? vocabulary(of: release) {  // Names that cannot be counted are not.
            await add(ended, of: release, vocabulary)
        }
        do {
            try await store.countOperations([.staffVisits: 1])
        } catch {
            logger.error("A staff visit could not be counted", metadata: ["reason": "\(error)"])
        }
    }

    /// Lets an update that waits for the screen go on, since staff stand at it and nobody else.
    func handToStaff() {
        hasHeard = true
        screen.handToStaff(at: moment)
        onIdle()
    }

    /// Ends a visit that reached its cap; to be called every minute.
    func tick() async {
        guard let ended = screen.tick(at: moment), let vocabulary = try? vocabulary(of: content.active) else {
            return  // No visit, or one whose names are gone with their release.
        }
        await add(ended, of: content.active, vocabulary)
    }

    /// Whether content may be swapped now.
    var isScreenIdle: Bool {
        if !hasHeard { return moment >= Self.startSilence }
        return screen.isIdle(at: moment)
    }

    /// The names that the release on screen can count.
    func vocabulary(of release: ServedRelease) throws -> UsageVocabulary {
        if let vocabularies, vocabularies.name == release.name { return vocabularies.vocabulary }
        let manifest = try release.manifest()
        let vocabulary = try UsageVocabulary(manifest: manifest)
        vocabularies = (release.name, vocabulary, manifest.languages)
        return vocabulary
    }

    private var moment: Duration { startedAt.duration(to: .now) }

    private func add(_ statements: Set<VisitStatement>, of release: ServedRelease, _ vocabulary: UsageVocabulary) async
    {
        guard release.site.stats else { return }
        do {
            _ = try await store.addVisit(statements, on: calendar.visitDay(), of: vocabulary.release)
        } catch {
            // The store counts the visit under `stats.dropped` as soon as there is room again.
            logger.error("A visit could not be counted", metadata: ["reason": "\(error)"])
        }
    }
}
