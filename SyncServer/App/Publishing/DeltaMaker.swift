import Bytes
import Content
import Logging
import NIOPosix
import ServiceLifecycle
import UpdateMetadata

/// Makes delta packages that kiosks turn out to need, in the background, one at a time.
///
/// A kiosk that reports a release for which the current one has no delta makes the maker look for that base; until the
/// delta is there, the full bundle is what the kiosk is offered. The same base is tried once for each release and run of
/// the server. At the start, package files that a restore left behind are made again.
actor DeltaMaker: Service {
    /// What the maker is at, for staff.
    struct Standing: Equatable, Sendable {
        /// The base whose delta is being made.
        var making: ContentVersion?
        /// Bases that wait.
        var waiting = 0
        /// Deltas made since the server started.
        var made = 0
    }

    private struct Wish: Hashable {
        let base: ContentVersion
        let digest: SHA256Digest
        let target: ContentVersion
    }

    private let repository: Repository
    private let library: BaseLibrary
    private let clock: ServerClock
    private let logger: Logger
    private let signals: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation
    private var queue: [Wish] = []
    private var seen: Set<Wish> = []
    private(set) var standing = Standing()

    /// The most bases that wait; further ones are looked at when a kiosk reports them again.
    private static let waitingMax = 32

    init(repository: Repository, factory: FactoryBundle?, clock: ServerClock, logger: Logger) {
        self.repository = repository
        library = BaseLibrary(store: ReleaseStore(folder: repository.folder), factory: factory)
        self.clock = clock
        self.logger = logger
        (signals, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Notes that a kiosk runs a release; costs a look at the current metadata and never waits for a package.
    func note(active version: ContentVersion, digest: SHA256Digest, in current: RepositoryMetadata) {
        guard let target = current.currentVersion, version < target,
            !Self.hasDelta(from: version, digest, in: current)
        else { return }
        let wish = Wish(base: version, digest: digest, target: target)
        guard queue.count < Self.waitingMax, seen.insert(wish).inserted else { return }
        queue.append(wish)
        standing.waiting = queue.count
        continuation.yield()
    }

    /// Works until the server shuts down.
    func run() async throws {
        await cancelWhenGracefulShutdown {
            await self.repairAtStart()
            for await _ in self.signals { await self.fulfilWaiting() }
        }
    }

    /// Makes the deltas that wait; called by ``run()`` alone, and by tests.
    func fulfilWaiting() async {
        while !queue.isEmpty {
            let wish = queue.removeFirst()
            standing.waiting = queue.count
            standing.making = wish.base
            await attempt("A delta package could not be made") { try await self.makeDelta(wish) }
            standing.making = nil
        }
    }

    // MARK: - On demand

    private func makeDelta(_ wish: Wish) async throws {
        let (repository, library) = (repository, library)
        // Without the base, the full bundle is what is left.
        guard let base = library.base(wish.base, digest: wish.digest) else { return }
        let release = try library.store.release(wish.target)
        let planner = DeltaPlanner(cache: DeltaCache(folder: repository.folder))
        // Away from the threads that answer requests: a delta may take minutes.
        let package = try await NIOThreadPool.singleton.runIfActive {
            let tree = try library.tree(of: release)
            let full = try planner.fullPackage(of: release, tree: tree)
            return try planner.delta(from: base, to: release, tree: tree, bytesBelow: full.bytes.count)
        }
        guard let package else { return }
        let now = MetadataTime(secondsSince1970: clock.epochSeconds())
        let isListed = try await NIOThreadPool.singleton.runIfActive {
            try repository.whileLocked { () throws(PublishingError) in
                try repository.add(package, to: release, now: now)
            }
        }
        guard isListed else { return }
        standing.made += 1
        logger.info(
            "Delta package made",
            metadata: ["from": "\(wish.base)", "to": "\(wish.target)", "bytes": "\(package.bytes.count)"])
    }

    private static func hasDelta(
        from version: ContentVersion, _ digest: SHA256Digest, in current: RepositoryMetadata
    ) -> Bool {
        current.files.values.contains { file in
            guard case .delta(_, _, let baseVersion, let baseDigest) = file.purpose else { return false }
            return baseVersion == version.number && baseDigest == digest
        }
    }

    // MARK: - After a restore

    private func repairAtStart() async {
        await attempt("Packages left behind by a restore were not made again") { try await repair() }
    }

    private func repair() async throws {
        let (repository, library) = (repository, library)
        let now = MetadataTime(secondsSince1970: clock.epochSeconds())
        let count = try await NIOThreadPool.singleton.runIfActive {
            try repository.whileLocked { () throws(PublishingError) in
                try repository.repairPackages(library: library, now: now)
            }
        }
        if count > 0 { logger.notice("Package files made again", metadata: ["count": "\(count)"]) }
    }

    private func attempt(_ message: Logger.Message, _ work: () async throws -> Void) async {
        do {
            try await work()
        } catch {
            guard !Task.isCancelled else { return }  // The server shuts down.
            logger.error(message, metadata: ["reason": "\(error)"])
        }
    }
}
