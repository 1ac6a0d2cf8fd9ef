import Bytes
import Content
import SyncEngine
import Testing

@Suite("An update within a cycle")
struct UpdateTests {
    @Test func `a package with another digest is thrown away before it is decoded`() throws {
        var script = try CycleScript()
        script.override = { action in
            if case .measureDownload(let package) = action {
                return .measured(byteCount: package.byteCount, digest: .zero)
            }
            return nil
        }
        let report = script.run()
        #expect(report.failures.map(\.code) == [.badPackage])
        #expect(script.actions.map(\.label).contains("discardDownload"))
        #expect(!script.actions.map(\.label).contains("apply"))
        #expect(script.position.pending.first?.stage == .fetch)
    }

    @Test func `a download that ended early is kept and resumed by the next cycle`() throws {
        var script = try CycleScript()
        script.override = { action in
            if case .measureDownload = action { return .measured(byteCount: 10, digest: .zero) }
            return nil
        }
        #expect(script.run().failures.map(\.stage) == [.fetch])
        #expect(!script.actions.map(\.label).contains("discardDownload"))
        script.override = { if case .prepareDownload = $0 { .prepared(offset: 10) } else { nil } }
        #expect(script.run().activated == [script.bundle(1)])
        #expect(script.actions.contains { if case .download(_, from: 10) = $0 { true } else { false } })
    }

    @Test func `a package that is there whole is checked again and not downloaded`() throws {
        var script = try CycleScript()
        script.override = { action in
            if case .prepareDownload(let package) = action { return .prepared(offset: package.byteCount) }
            return nil
        }
        #expect(script.run().activated == [script.bundle(1)])
        #expect(!script.actions.contains { $0.downloaded != nil })
        #expect(script.actions.map(\.label).contains("measureDownload"))
    }

    @Test func `a server that does not resume is asked for the whole, once`() throws {
        var script = try CycleScript()
        script.override = { action in
            switch action {
            case .prepareDownload: .prepared(offset: 5)
            case .download(_, from: 5): .failed(.rangeRefused(offset: 5))
            default: nil
            }
        }
        #expect(script.run().activated == [script.bundle(1)])
        #expect(script.actions.map(\.label).contains("discardDownload"))
        script = try CycleScript()
        script.override = { action in
            switch action {
            case .prepareDownload: .prepared(offset: 5)
            case .download: .failed(.rangeRefused(offset: 5))
            default: nil
            }
        }
        #expect(script.run().failures.map(\.code) == [.badAnswer])
        #expect(script.actions.count { $0.downloaded != nil } == 2)
    }

    @Test func `a download resumed from spoilt bytes is fetched again whole in the same cycle`() throws {
        var script = try CycleScript()
        var measurings = 0
        script.override = { action in
            switch action {
            case .prepareDownload: return .prepared(offset: 5)
            case .measureDownload(let package):
                measurings += 1
                return measurings == 1 ? .measured(byteCount: package.byteCount, digest: .zero) : nil
            default: return nil
            }
        }
        #expect(script.run().activated == [script.bundle(1)])
        let offsets = script.actions.compactMap { action -> Int? in
            if case .download(_, let offset) = action { offset } else { nil }
        }
        #expect(offsets == [5, 0])
    }

    @Test func `a delta at fault is replaced by the full bundle in the same cycle`() throws {
        var script = try CycleScript()
        let name = script.bundle(1)
        script.override = { action in
            if case .apply(let package, _, _) = action, package.base != nil {
                return .failed(.contentRefused(name, reason: "delta"))
            }
            return nil
        }
        let report = script.run()
        #expect(report.isComplete)
        #expect(report.activated == [name])
        #expect(script.actions.compactMap(\.downloaded).map { $0.base == nil } == [false, true])
        #expect(!script.actions.map(\.label).contains("refuse"))
    }

    @Test func `a full bundle at fault is refused and only a higher version is tried`() throws {
        var script = try CycleScript()
        let name = script.bundle(1)
        script.override = { if case .apply = $0 { .failed(.contentRefused(name, reason: "bad")) } else { nil } }
        let report = script.run()
        #expect(report.failures.map(\.code) == [.contentRefused])
        #expect(script.actions.map(\.label).contains("refuse"))
        #expect(script.position.pending.isEmpty)
        script.holdings.refused[.bundle] = name.version
        script.override = { _ in nil }
        #expect(script.run().activated.isEmpty)
        script.day = 9
        #expect(script.run().activated.last == script.bundle(2))
    }

    @Test func `a full disk leaves the update where it stands`() throws {
        var script = try CycleScript()
        script.override = { if case .apply = $0 { .failed(.storageFull(neededBytes: 9)) } else { nil } }
        #expect(script.run().failures.map(\.code) == [.storageFull])
        #expect(script.position.pending.first?.stage == .apply)
        #expect(!script.actions.map(\.label).contains("refuse"))
        script.override = { if case .checkStaged = $0 { .staged(false) } else { nil } }
        #expect(script.run().activated == [script.bundle(1)])
    }

    @Test func `nothing is swapped while somebody is at the screen`() throws {
        var script = try CycleScript()
        script.override = { if case .activate = $0 { .activation(.waitingForIdleScreen) } else { nil } }
        let report = script.run()
        #expect(report.isWaitingForIdleScreen)
        #expect(!report.isComplete)
        #expect(report.failures.isEmpty)
        #expect(script.position.isWaitingForIdleScreen)
        #expect(script.holdings.bundle.version == .factory)
        script.override = { _ in nil }
        let later = script.run(.waitingActivation)
        #expect(later.activated == [script.bundle(1)])
        #expect(!script.actions.map(\.label).contains("fetchMetadata"))
        #expect(!script.position.isWaitingForIdleScreen)
        #expect(script.position.lastComplete == script.time.epochSeconds)
    }

    @Test func `what is staged is activated while the server is away`() throws {
        var script = try CycleScript()
        script.override = { if case .activate = $0 { .activation(.waitingForIdleScreen) } else { nil } }
        _ = script.run()
        script.override = { action in
            switch action {
            case .reconcile, .fetchMetadata, .sendStatus: .failed(.unreachable(detail: "away"))
            default: nil
            }
        }
        #expect(script.run().activated == [script.bundle(1)])
    }

    @Test func `an activation cut short is confirmed before anything else`() throws {
        var script = try CycleScript()
        script.override = { if case .activate = $0 { .activation(.waitingForIdleScreen) } else { nil } }
        _ = script.run()
        script.holdings.bundle = script.bundle(1)
        script.override = { _ in nil }
        let report = script.run()
        let labels = script.actions.map(\.label)
        #expect(labels.prefix(2) == ["inspectContent", "confirm"])
        #expect(!labels.contains("activate"))
        #expect(report.activated == [script.bundle(1)])
    }

    @Test func `content that fails its self-check is told of and not pending any more`() throws {
        var script = try CycleScript()
        script.override = { if case .confirm = $0 { .confirmation(.rolledBack(reason: "page")) } else { nil } }
        let report = script.run()
        #expect(report.failures.map(\.code) == [.rolledBack])
        #expect(report.failures.first?.isTransient == false)
        #expect(script.position.pending.isEmpty)
        #expect(report.activated.isEmpty)
    }

    @Test func `an update that a newer release overtook is dropped`() throws {
        var script = try CycleScript()
        script.override = { if case .activate = $0 { .activation(.waitingForIdleScreen) } else { nil } }
        _ = script.run()
        script.day = 9
        script.override = { _ in nil }
        #expect(script.run().activated.last == script.bundle(2))
        #expect(script.position.pending.isEmpty)
    }

    @Test func `an update that staff returned from is not activated`() throws {
        var script = try CycleScript()
        script.override = { if case .activate = $0 { .activation(.waitingForIdleScreen) } else { nil } }
        _ = script.run()
        script.holdings.refused[.bundle] = ContentVersion(1)
        script.override = { _ in nil }
        #expect(script.run(.waitingActivation).activated.isEmpty)
        #expect(script.position.pending.isEmpty)
    }
}
