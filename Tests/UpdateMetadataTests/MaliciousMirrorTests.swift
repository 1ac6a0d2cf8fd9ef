import Bytes
import Testing
import UpdateMetadata

@Suite("A malicious mirror")
struct MaliciousMirrorTests {
    /// Answers of all seeds together.
    static let answersMin = 10_000
    private let now = MetadataChain.start

    @Test(arguments: UInt64(1)...4)
    func `thousands of answers install nothing`(seed: UInt64) throws {
        var mirror = try MaliciousMirror(seed: seed)
        let newest = try #require(mirror.history.last)
        let reader = try mirror.reader()
        let active = newest.targetsVersion
        let holdings = KioskHoldings(
            activeVersion: active, activeDigest: SHA256Digest(of: "bundle \(active)".utf8), site: "main",
            siteVersion: nil)
        var answers = 0
        var installs = 0
        var foreign = 0
        while answers < Self.answersMin / 4 {
            var set = reader
            // A cycle: roots until one is refused, the timestamp, then whatever is asked for next.
            var role = MetadataRole.root
            while true {
                answers += 1
                let bytes = mirror.answer(role)
                let isAdmitted = (try? set.admit(bytes, of: role, now: now)) != nil
                if role == .root, !isAdmitted {
                    role = .timestamp
                    continue
                }
                guard isAdmitted, let next = set.nextFile else { break }
                role = next.role
            }
            if try !isGenuine(set, newest) { foreign += 1 }
            if let targets = try? set.currentTargets(now: now),
                !ReleaseChoice(from: targets, for: holdings).isNothingNew
            {
                installs += 1
            }
        }
        #expect(answers >= Self.answersMin / 4)
        #expect(installs == 0)
        #expect(foreign == 0)
    }

    /// Whether everything that the set trusts is signed content of the genuine repository, of the newest state.
    private func isGenuine(_ set: TrustedMetadataSet, _ newest: MetadataChain) throws -> Bool {
        try set.root.payload == newest.root().payload && set.timestamp?.payload == newest.timestamp().payload
            && set.snapshot?.payload == newest.snapshot().payload && set.targets?.payload == newest.targets().payload
    }

    @Test func `a package of the mirror is taken only if it is the one that is signed`() throws {
        let chain = try MetadataChain()
        let path = TargetPath.bundle(contentVersion: 1)
        let file = try #require(chain.trusted().currentTargets(now: now).files[path])
        let good = Array("package 1".utf8)
        var taken: [[UInt8]] = []
        for offset in good.indices {
            for value in UInt8.min...UInt8.max {
                var bytes = good
                bytes[offset] = value
                let isTaken =
                    (try? file.verify(length: bytes.count, digest: SHA256Digest(of: bytes), path: path)) != nil
                if isTaken { taken.append(bytes) }
            }
        }
        #expect(Set(taken) == [good])
    }
}
