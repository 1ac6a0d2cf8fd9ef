import Bytes
import Content
import SyncEngine
import Testing
import UpdateMetadata

@Suite("Delta packages that the server signs online, in a cycle")
struct DeltasRoleCycleTests {
    private static let fullPath = "bundles/1/bundle.sgd"

    /// Release 1 in targets, and a smaller package to it in the role of deltas.
    private func metadata(_ world: SimulationWorld, deltasKey: SigningKey) throws -> [String: [UInt8]] {
        let keys = try TimelineKeys(onlineGeneration: 0)
        let delegated = try SigningKey(secretBytes: [UInt8](repeating: 77, count: 32))
        let (base, target) = (world.timeline.bundles[0], world.timeline.bundles[1])
        let later = MetadataTime(secondsSince1970: RepositoryTimeline.startSeconds).adding(days: 30)
        let full = TargetFile(
            of: [UInt8](repeating: 1, count: 100), purpose: .bundle(contentVersion: 1, bundleDigest: target.digest))
        let delta = TargetFile(
            of: [2],
            purpose: .delta(
                contentVersion: 1, bundleDigest: target.digest, baseVersion: 0, baseDigest: base.digest))
        let targets = try Signed(
            Targets(
                version: 1, expiresAt: later, files: [.bundle(contentVersion: 1): full],
                delegations: Delegations(
                    to: .deltas, signers: RoleSigners(keys: [delegated.publicKey]), paths: ["bundles/*/from-*.sgd"])),
            keys: [keys.targets])
        let path = TargetPath.delta(contentVersion: 1, baseVersion: 0, baseDigest: base.digest)
        let deltas = try Signed(Targets(version: 1, expiresAt: later, files: [path: delta]), keys: [deltasKey])
        let snapshot = try Signed(
            Snapshot(
                version: 1, expiresAt: later, targets: FileDescription(of: targets),
                delegated: [.deltas: FileDescription(of: deltas)]),
            keys: [keys.snapshot])
        let timestamp = try Signed(
            Timestamp(version: 1, expiresAt: later, snapshot: FileDescription(of: snapshot)), keys: [keys.timestamp])
        return [
            "timestamp.json": timestamp.bytes, "1.snapshot.json": snapshot.bytes, "1.targets.json": targets.bytes,
            "1.deltas.json": deltas.bytes,
        ]
    }

    /// A script that answers from these files.
    private func script(deltasKeyByte: UInt8 = 77, without missing: String? = nil) throws -> CycleScript {
        var script = try CycleScript()
        let key = try SigningKey(secretBytes: [UInt8](repeating: deltasKeyByte, count: 32))
        let files = try metadata(script.world, deltasKey: key)
        script.override = { action in
            guard case .fetchMetadata(let name, _) = action else { return nil }
            return .metadataFile(name == missing ? nil : files[name])
        }
        return script
    }

    /// The paths of the packages that the last run downloaded.
    private func downloads(_ script: CycleScript) -> [String] {
        script.actions.compactMap { action in
            if case .prepareDownload(let package) = action { package.path } else { nil }
        }
    }

    @Test func `the small package is taken, and its list is kept`() throws {
        var script = try script()
        let report = script.run()
        #expect(report.failures.isEmpty)
        #expect(downloads(script).map { $0.hasPrefix("bundles/1/from-0-") } == [true])
        #expect(script.kept?.deltas != nil)
        #expect(script.holdings.bundle == script.bundle(1))
    }

    @Test func `a list that is missing is reported, and the whole bundle is taken`() throws {
        var script = try script(without: "1.deltas.json")
        let report = script.run()
        #expect(report.failures.map(\.code) == [.metadataMissing])
        #expect(downloads(script) == [Self.fullPath])
        #expect(script.holdings.bundle == script.bundle(1))
    }

    @Test func `a list by another key is reported, and the whole bundle is taken`() throws {
        var script = try script(deltasKeyByte: 78)
        let report = script.run()
        #expect(report.failures.map(\.code) == [.metadataRefused])
        #expect(downloads(script) == [Self.fullPath])
        #expect(script.kept?.deltas == nil)
    }

    @Test func `with nothing to install the list is not asked for`() throws {
        var script = try script()
        _ = script.run()
        script.kept?.deltas = nil
        _ = script.run()
        let names = script.actions.compactMap { action in
            if case .fetchMetadata(let name, _) = action { name } else { nil }
        }
        #expect(names == ["2.root.json", "timestamp.json"])
    }
}
