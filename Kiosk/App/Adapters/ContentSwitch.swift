import Content
import ContentStorage
import Logging
import SyncEngine
import SystemPackage

/// The content on disk and the memory image that patients see, kept in step: the one owner of both.
///
/// What cannot be read, verified or rendered is passed over for the previous content, then for the factory bundle; the
/// faults are kept for `/status`.
actor ContentSwitch {
    let store: ContentStore
    let served: ServedContent
    let factory: FactoryBundle
    /// What the browser at the screen says of its start page.
    let witness = ScreenWitness()
    let bytesMax: Int64
    let logger: Logger
    private let images: ImageShelf
    /// Whether what is served now came from an image, and its release is not verified yet.
    private(set) var isFromImage: Bool
    /// Whether the screen is idle; asked at the moment of a swap.
    private var isScreenIdle: @Sendable () async -> Bool = { true }
    /// Called after a swap, with the release that is served from now on.
    private var onSwap: @Sendable (ServedRelease) async -> Void = { _ in }
    /// What was passed over since the start, for staff.
    private(set) var faults: [String]

    /// Opens the content of a data folder: the image of what is active, or else its release, verified and rendered.
    ///
    /// Never fails for damaged content; throws ``ContentStoreError`` if the folder itself cannot be used. Without
    /// `usesImage` everything is read and rendered afresh.
    init(dataFolder: DataFolder, bytesMax: Int64, logger: Logger, usesImage: Bool = true) throws {
        store = ContentStore(dataFolder.path)
        try store.prepare()
        factory = try FactoryBundle()
        images = ImageShelf(dataFolder.images)
        self.bytesMax = bytesMax
        self.logger = logger
        if usesImage, let image = try Self.image(images, store, factory) {
            served = ServedContent(image)
            faults = []
            isFromImage = true
        } else {
            let loaded = try Self.load(store, factory)
            served = ServedContent(loaded.release)
            faults = loaded.faults
            isFromImage = false
        }
        for fault in faults { logger.error("Content was passed over", metadata: ["reason": "\(fault)"]) }
    }

    /// What a start leaves for afterwards: an image's release is verified, and replaced if it does not hold; a release
    /// that had no image gets one.
    func settle() async throws {
        guard isFromImage else { return keepImage() }
        let release = try store.activeRelease()
        let site = try store.activeSite()
        isFromImage = false
        if !release.faults.isEmpty || !site.faults.isEmpty { try await reload() }
    }

    /// Joins the switch with the screen; done once, before anything is served.
    func connect(
        isScreenIdle: @escaping @Sendable () async -> Bool, onSwap: @escaping @Sendable (ServedRelease) async -> Void
    ) {
        self.isScreenIdle = isScreenIdle
        self.onSwap = onSwap
    }

    /// Whether the screen is idle now.
    func screenIsIdle() async -> Bool { await isScreenIdle() }

    /// Serves what the links on disk lead to.
    func reload() async throws {
        let loaded = try Self.load(store, factory)
        for fault in loaded.faults where !faults.contains(fault) { faults.append(fault) }
        let before = served.active
        served.swap(to: loaded.release)
        isFromImage = false
        keepImage()
        if before.name != loaded.release.name || before.site.digest != loaded.release.site.digest {
            await onSwap(loaded.release)
        }
    }

    /// Returns from the served bundle to the previous one, or to the factory bundle.
    func rollBack(reason: String) async throws {
        let active = served.active
        guard active.version != .factory else {
            throw PlainError("The factory content is on; there is nothing before it.")
        }
        let name = StoredName(version: active.version, digest: active.digest)
        try store.rollBack(.release, from: name, reason: reason)
        try await reload()
    }

    /// Returns from a release whose start page the browser fetched and did not paint.
    func returnFromBlankScreen() async throws {
        guard served.active.version != .factory, witness.isBlank(served.active.name) else { return }
        logger.error("The screen shows nothing of a release", metadata: ["release": "\(served.active.name)"])
        try await rollBack(reason: "the screen's browser fetched its start page and painted nothing")
    }

    /// The image of what the links lead to, or nil.
    private static func image(
        _ images: ImageShelf, _ store: ContentStore, _ factory: FactoryBundle
    ) throws -> ServedRelease? {
        images.read(release: try store.currentEntry(.release) ?? factory.name, site: try siteName(store))
    }

    /// What the site configuration in use is called in an image's name.
    private static func siteName(_ store: ContentStore) throws -> String {
        try store.currentEntry(.site) ?? "factory"
    }

    /// Keeps the image of what is served if the links lead to it; for a fallback the next start looks again.
    private func keepImage() {
        let active = served.active
        do {
            guard active.name == (try store.currentEntry(.release) ?? factory.name), faults.isEmpty else { return }
            try images.keep(active, site: try Self.siteName(store))
        } catch {
            logger.warning("The next start will be slower", metadata: ["reason": "\(error)"])
        }
    }

    /// The release and site to serve: current, previous, factory, whichever first can be read, verified and rendered.
    private static func load(
        _ store: ContentStore, _ factory: FactoryBundle
    ) throws -> (release: ServedRelease, faults: [String]) {
        var faults: [String] = []
        let activeSite = try store.activeSite()
        faults += activeSite.faults.map(\.sentence)
        var site = SiteConfiguration.factory
        if let stored = activeSite.item {
            do {
                site = try SiteConfiguration(json: stored.bytes)
            } catch {
                faults.append(error.sentence)
            }
        }
        let activeRelease = try store.activeRelease()
        faults += activeRelease.faults.map(\.sentence)
        var candidates = [activeRelease.item].compactMap { $0 }
        // Read only where it is needed: a release that verifies and yet cannot be rendered is rare.
        while let stored = candidates.popLast() {
            do {
                return (try ServedRelease(files: stored.files, site: site), faults)
            } catch {
                faults.append("Release \(stored.name) cannot be shown (\(error)).")
                if stored.name == activeRelease.item?.name, let earlier = try store.previousRelease() {
                    candidates.append(earlier)
                }
            }
        }
        return (try ServedRelease(files: factory.files(), site: site), faults)
    }
}
