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

    /// Opens the data folder and joins the parts; throws a ``PlainError`` that says what to do.
    ///
    /// A command that works alone says that it is not serving: nobody is then at the screen.
    static func open(_ configuration: KioskConfiguration, isServing: Bool = true) async throws -> KioskParts {
        var logger = Logger(label: "snowglobe-kiosk") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = configuration.logLevel
        let log = logger
        let folder = DataFolder(configuration.dataDirectory)
        try folder.prepare()
        let clock = KioskClock()
        let calendar = ServiceCalendar(clock: clock)
        let (idleScreen, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        do {
            let store = try KioskStore(folder: folder.path.string, today: { calendar.today() })
            clock.raiseFloor(toSeconds: try await store.storedFloorSeconds())
            let content = try ContentSwitch(
                dataFolder: folder.path, bytesMax: configuration.contentBytesMax, logger: logger)
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
                        log.error(
                            "A new release could not be noted in the counters", metadata: ["reason": "\(error)"])
                    }
                })
            return KioskParts(
                configuration: configuration, folder: folder, logger: logger, clock: clock, calendar: calendar,
                store: store, content: content, recorder: recorder, idleScreen: idleScreen)
        } catch let error as KioskStorageError {
            throw PlainError(error.sentence)
        } catch let error as ContentError {
            throw PlainError(
                "The content inside this program is damaged: \(error.sentence)", hint: "Install the program again.")
        } catch let error as ContentStoreError {
            throw PlainError(error.sentence, hint: "Nothing was changed; correct it and start again.")
        }
    }
}
