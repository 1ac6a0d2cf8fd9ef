import Content
import ContentStorage
import KioskStorage
import Logging
import SyncEngine
import SystemPackage
import Usage

/// Everything a kiosk's process holds, wired together: made once for `serve`, and for commands that work alone.
struct KioskParts: Sendable {
    let configuration: KioskConfiguration
    let folder: DataFolder
    let logger: Logger
    let clock: KioskClock
    let calendar: ServiceCalendar
    let store: KioskStore
    let content: ContentSwitch
    let recorder: VisitRecorder
    /// Wakes whoever waits for the screen to be idle.
    let idleScreen: AsyncStream<Void>

    /// Opens the data folder and everything in it, for a command that works alone: nobody is then at the screen.
    ///
    /// Throws a ``PlainError`` that says what to do.
    static func open(_ configuration: KioskConfiguration) async throws -> KioskParts {
        let parts = try await prepare(configuration, isServing: false, usesImage: false)
        try await parts.openStore()
        return parts
    }

    /// Prepares the data folder and what patients see; the databases stay closed until ``openStore()``.
    ///
    /// Throws a ``PlainError`` that says what to do.
    ///
    /// - Parameters:
    ///   - isServing: whether somebody may be at the screen, so that content waits for it to be idle.
    ///   - usesImage: whether the image of the last activation may be served, or all is verified and rendered afresh.
    static func prepare(
        _ configuration: KioskConfiguration, isServing: Bool = true, usesImage: Bool = true
    ) async throws -> KioskParts {
        var logger = Logger(label: "snowglobe-kiosk") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = configuration.logLevel
        let log = logger
        let folder = DataFolder(configuration.dataDirectory)
        try folder.prepare()
        let clock = KioskClock()
        let calendar = ServiceCalendar(clock: clock)
        let (idleScreen, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let store = KioskStore(folder: folder.path.string, today: { calendar.today() })
        let content = try openContent(folder, configuration, logger: logger, usesImage: usesImage)
        calendar.use(content.served.active.site)
        let recorder = VisitRecorder(
            store: store, content: content.served, calendar: calendar, logger: logger,
            onIdle: { continuation.yield() })
        await content.connect(
            isScreenIdle: { isServing ? await recorder.isScreenIdle : true },
            onSwap: { release in
                calendar.use(release.site)
                do {
                    try await store.releaseActivated(recorder.vocabulary(of: release).release)
                } catch {
                    log.error("A new release could not be noted in the counters", metadata: ["reason": "\(error)"])
                }
            })
        return KioskParts(
            configuration: configuration, folder: folder, logger: logger, clock: clock, calendar: calendar,
            store: store, content: content, recorder: recorder, idleScreen: idleScreen)
    }

    /// Opens the databases and raises the clock's floor to the stored one.
    ///
    /// Throws a ``PlainError`` for a file that is damaged, newer than this program, or cannot be opened.
    func openStore() async throws {
        do {
            try store.open()
            clock.raiseFloor(toSeconds: try await store.storedFloorSeconds())
        } catch let error as KioskStorageError {
            throw PlainError(error.sentence)
        }
    }

    private static func openContent(
        _ folder: DataFolder, _ configuration: KioskConfiguration, logger: Logger, usesImage: Bool
    ) throws -> ContentSwitch {
        do {
            return try ContentSwitch(
                dataFolder: folder, bytesMax: configuration.contentBytesMax, logger: logger, usesImage: usesImage)
        } catch let error as ContentError {
            throw PlainError(
                "The content inside this program is damaged: \(error.sentence)", hint: "Install the program again.")
        } catch let error as ContentStoreError {
            throw PlainError(error.sentence, hint: "Nothing was changed; correct it and start again.")
        }
    }
}
