import Bytes
import Testing
import UpdateMetadata

@Suite("Delta packages that the server signs online")
struct DeltasRoleTests {
    private let now = MetadataChain.start

    private func delta(
        _ version: Int, from base: Int, yielding digest: SHA256Digest? = nil
    ) -> (TargetPath, TargetFile) {
        let baseDigest = SHA256Digest(of: "bundle \(base)".utf8)
        let target = digest ?? SHA256Digest(of: "bundle \(version)".utf8)
        return (
            .delta(contentVersion: version, baseVersion: base, baseDigest: baseDigest),
            TargetFile(
                of: Array("d".utf8),
                purpose: .delta(
                    contentVersion: version, bundleDigest: target, baseVersion: base, baseDigest: baseDigest))
        )
    }

    /// Release 2 with one delta in the role of deltas.
    private func chain(_ files: [(TargetPath, TargetFile)]) throws -> MetadataChain {
        var chain = try MetadataChain().nextRelease()
        chain.deltasKey = try MetadataChain.key(51)
        for (path, file) in files { chain.deltaFiles[path] = file }
        return chain
    }

    private func choice(_ set: TrustedMetadataSet) throws -> ReleaseChoice {
        ReleaseChoice(
            from: try set.currentTargets(now: now), deltas: try set.currentDeltas(now: now),
            for: KioskHoldings(
                activeVersion: 1, activeDigest: SHA256Digest(of: "bundle 1".utf8), site: "main", siteVersion: nil))
    }

    @Test func `a delta of the role is chosen over the whole bundle`() throws {
        let chain = try chain([delta(2, from: 1)])
        var set = try chain.trusted()
        let request = try #require(try set.deltasRequest(now: now))
        #expect(request.name == "1.deltas.json")
        #expect(request.delegatedRole == .deltas)
        try set.admit(chain.deltas().bytes, for: request, now: now)
        #expect(try set.deltasRequest(now: now) == nil)
        #expect(try choice(set).bundle?.isDelta == true)
    }

    @Test func `without the file of the role the whole bundle is chosen`() throws {
        let set = try chain([delta(2, from: 1)]).trusted()
        #expect(try choice(set).bundle?.isDelta == false)
    }

    @Test func `what was kept is taken back, unless snapshot names another`() throws {
        var chain = try chain([delta(2, from: 1)])
        let kept = try chain.deltas().bytes
        var set = try chain.trusted()
        set.restoreDeltas(kept, now: now)
        #expect(try set.deltasRequest(now: now) == nil)
        chain.deltasVersion = 2
        var later = try chain.trusted()
        later.restoreDeltas(kept, now: now)
        #expect(try later.deltasRequest(now: now)?.name == "2.deltas.json")
    }

    @Test func `a thief of its key can list no bundle, no site, no other path and no other outcome`() throws {
        let evil = SHA256Digest(of: "evil".utf8)
        let site = try #require(TargetPath.site(named: "main"))
        let odd = try #require(TargetPath("bundles/2/odd/from-1.sgd"))
        let chain = try chain([
            (
                .bundle(contentVersion: 9),
                TargetFile(of: [1], purpose: .bundle(contentVersion: 9, bundleDigest: evil))
            ),
            (site, TargetFile(of: [1], purpose: .site(name: "main", siteVersion: 99))),
            (odd, delta(2, from: 1).1), delta(9, from: 1, yielding: evil), delta(2, from: 1, yielding: evil),
        ])
        var set = try chain.trusted()
        let request = try #require(try set.deltasRequest(now: now))
        try set.admit(chain.deltas().bytes, for: request, now: now)
        let choice = try choice(set)
        #expect(choice.bundle?.contentVersion == 2)
        #expect(choice.bundle?.bundleDigest == SHA256Digest(of: "bundle 2".utf8))
        #expect(choice.bundle?.isDelta == false)
        #expect(choice.site == nil)
    }

    @Test func `another key, version, length or an expired file is refused with the role's name`() throws {
        var chain = try chain([delta(2, from: 1)])
        let stranger = try MetadataChain.key(99)
        var set = try chain.trusted()
        let request = try #require(try set.deltasRequest(now: now))
        #expect(throws: MetadataError.self) {
            try set.admit(chain.deltas(signedBy: [stranger]).bytes, for: request, now: now)
        }
        chain.deltasExpiry = now
        var late = try chain.trusted()
        let next = try #require(try late.deltasRequest(now: now))
        #expect(
            throws: MetadataError.delegated(.deltas, .expired(.targets, expiredAt: now, now: now))
        ) { try late.admit(chain.deltas().bytes, for: next, now: now) }
    }

    @Test func `a repository without the role asks for nothing more`() throws {
        #expect(try MetadataChain().trusted().deltasRequest(now: now) == nil)
    }
}
