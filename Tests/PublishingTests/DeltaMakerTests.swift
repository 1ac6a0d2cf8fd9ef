import Bytes
import Content
import Delta
import Foundation
import Logging
import Testing
import UpdateMetadata

@testable import SyncServer

@Suite("Delta packages on demand")
struct DeltaMakerTests {
    private func maker(_ workshop: Workshop) -> DeltaMaker {
        DeltaMaker(
            repository: workshop.repository, factory: workshop.factory,
            clock: ServerClock { Workshop.start.secondsSince1970 },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    private func deltaBases(_ workshop: Workshop) throws -> [Int] {
        try workshop.readTargets().files.values.compactMap { file in
            if case .delta(_, _, let base, _) = file.purpose { base } else { nil }
        }.sorted()
    }

    /// Eight releases, of which the first two are too old to have a delta to the last made ahead of time.
    private func eight(_ workshop: Workshop) throws -> [ReleasePublisher.Publication] {
        try (1...8).map { try workshop.publish(title: "Title \($0)") }
    }

    @Test func `a kiosk on an old release is given a delta of its own`() async throws {
        let workshop = try Workshop()
        let releases = try eight(workshop)
        #expect(try deltaBases(workshop) == [3, 4, 5, 6, 7])
        let maker = maker(workshop)
        let current = try workshop.repository.current()
        for _ in 0..<3 {
            await maker.note(active: ContentVersion(1), digest: releases[0].release.digest, in: current)
        }
        #expect(await maker.standing.waiting == 1)
        await maker.fulfilWaiting()
        #expect(try deltaBases(workshop) == [1, 3, 4, 5, 6, 7])
        #expect(await maker.standing == DeltaMaker.Standing(making: nil, waiting: 0, made: 1))
    }

    @Test func `a release that is unknown, current or of another digest costs nothing`() async throws {
        let workshop = try Workshop()
        let releases = try eight(workshop)
        let maker = maker(workshop)
        let current = try workshop.repository.current()
        await maker.note(active: ContentVersion(8), digest: releases[7].release.digest, in: current)
        await maker.note(active: ContentVersion(7), digest: releases[6].release.digest, in: current)
        #expect(await maker.standing.waiting == 0)
        await maker.note(active: ContentVersion(1), digest: .zero, in: current)
        await maker.fulfilWaiting()
        #expect(try deltaBases(workshop) == [3, 4, 5, 6, 7])
    }

    @Test func `what the fleet runs is made ahead of time`() throws {
        let workshop = try Workshop()
        _ = try eight(workshop)
        let draft = try workshop.builder.create(from: workshop.content(title: "Title 9"))
        try workshop.publisher.publish(draft.release.version, fleet: [ContentVersion(2)], now: Workshop.start)
        #expect(try deltaBases(workshop) == [2, 4, 5, 6, 7, 8])
    }

    @Test func `a package that was made before is not made again`() throws {
        let workshop = try Workshop()
        let releases = try eight(workshop)
        let cache = DeltaCache(folder: workshop.folder)
        var made = 0
        let package = try cache.package(from: releases[6].release.digest, to: releases[7].release.digest) {
            () throws(PublishingError) in
            made += 1
            return []
        }
        #expect(made == 0)
        #expect(package == releases[7].packages.first { $0.baseVersion == ContentVersion(7) }?.bytes)
        _ = try cache.package(from: .zero, to: .zero) { () throws(PublishingError) in
            made += 1
            return [1]
        }
        #expect(made == 1)
    }

    @Test func `a damaged package in the cache is made again`() throws {
        let workshop = try Workshop()
        let cache = DeltaCache(folder: workshop.folder)
        func package() throws -> [UInt8] {
            try cache.package(from: .zero, to: .zero) { () throws(PublishingError) in [1, 2, 3] }
        }
        _ = try package()
        let name = try #require(try workshop.names(in: "deltas").first)
        try workshop.replace("deltas/\(name)", with: try workshop.file("deltas/\(name)").dropLast() + [9])
        #expect(try package() == [1, 2, 3])
    }

    @Test func `package files that a restore left behind are made again, to the same bytes`() throws {
        let workshop = try Workshop()
        _ = try eight(workshop)
        let before = try workshop.readTargets()
        try FileManager.default.removeItem(atPath: "\(workshop.folder.targets)/bundles")
        try FileManager.default.removeItem(atPath: workshop.folder.deltaCache)
        let library = BaseLibrary(store: ReleaseStore(folder: workshop.folder), factory: nil)
        let count = try workshop.repository.whileLocked { () throws(PublishingError) in
            try workshop.repository.repairPackages(library: library, now: Workshop.start)
        }
        #expect(count == 6)
        #expect(try workshop.readTargets() == before)
        for (path, file) in before.files { _ = try workshop.target(path, file) }
    }

    @Test func `twenty releases are kept, and packages of the last two`() throws {
        let workshop = try Workshop()
        for number in 1...22 { try workshop.publish(title: "Title \(number)") }
        #expect(try workshop.names(in: "releases").count == DeltaPlanner.keptReleasesMax)
        #expect(try workshop.names(in: "tuf/targets/bundles") == ["21", "22"])
        for (path, file) in try workshop.readTargets().files { _ = try workshop.target(path, file) }
    }
}
