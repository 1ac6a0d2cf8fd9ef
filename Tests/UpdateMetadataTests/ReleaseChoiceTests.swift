import Bytes
import Testing
import UpdateMetadata

@Suite("Choosing what to fetch")
struct ReleaseChoiceTests {
    private let digests = (0...9).map { SHA256Digest(of: "bundle \($0)".utf8) }

    private func targets(_ files: [TargetPath: TargetFile]) -> Targets {
        Targets(version: 1, expiresAt: MetadataChain.start, files: files)
    }

    private func bundle(_ version: Int, length: Int) -> TargetFile {
        TargetFile(
            length: length, digest: SHA256Digest(of: [1]),
            purpose: .bundle(contentVersion: version, bundleDigest: digests[version]))
    }

    private func delta(_ version: Int, from base: Int, length: Int, baseDigest: SHA256Digest? = nil) -> TargetFile {
        TargetFile(
            length: length, digest: SHA256Digest(of: [2]),
            purpose: .delta(
                contentVersion: version, bundleDigest: digests[version], baseVersion: base,
                baseDigest: baseDigest ?? digests[base]))
    }

    private func path(_ text: String) throws -> TargetPath {
        try #require(TargetPath(text))
    }

    private func kiosk(active: Int, refused: Set<Int> = [], siteVersion: Int? = 1) -> KioskHoldings {
        KioskHoldings(
            activeVersion: active, activeDigest: digests[active], refusedVersions: refused, site: "main",
            siteVersion: siteVersion)
    }

    @Test func `the active release leaves nothing to fetch`() throws {
        let targets = targets([try path("b"): bundle(3, length: 100)])
        #expect(ReleaseChoice(from: targets, for: kiosk(active: 3)).isNothingNew)
    }

    @Test func `an older release is never chosen`() throws {
        let targets = targets([try path("b"): bundle(2, length: 100)])
        #expect(ReleaseChoice(from: targets, for: kiosk(active: 3)).isNothingNew)
    }

    @Test func `the highest content version is chosen whatever the order of paths`() throws {
        let targets = targets([
            try path("a"): bundle(4, length: 100), try path("b"): bundle(5, length: 100),
            try path("c"): bundle(3, length: 100),
        ])
        #expect(ReleaseChoice(from: targets, for: kiosk(active: 3)).bundle?.contentVersion == 5)
    }

    @Test func `the smallest fitting package is chosen`() throws {
        let targets = targets([
            try path("a"): bundle(5, length: 100), try path("b"): delta(5, from: 3, length: 10),
            try path("c"): delta(5, from: 4, length: 5), try path("d"): delta(4, from: 3, length: 1),
            try path("e"): delta(5, from: 3, length: 2, baseDigest: digests[9]),
        ])
        let choice = ReleaseChoice(from: targets, for: kiosk(active: 3)).bundle
        #expect(choice?.path.description == "b")
        #expect(choice?.isDelta == true)
        #expect(choice?.bundleDigest == digests[5])
    }

    @Test func `the full bundle wins when it is not longer than the delta`() throws {
        let targets = targets([
            try path("a"): delta(5, from: 3, length: 100), try path("b"): bundle(5, length: 100),
        ])
        #expect(ReleaseChoice(from: targets, for: kiosk(active: 3)).bundle?.isDelta == false)
    }

    @Test func `a delta without its full bundle is not chosen`() throws {
        let targets = targets([try path("a"): delta(5, from: 3, length: 100)])
        #expect(ReleaseChoice(from: targets, for: kiosk(active: 3)).isNothingNew)
    }

    @Test func `a refused release is not tried again, and none below it is`() throws {
        let targets = targets([try path("a"): bundle(4, length: 9), try path("b"): bundle(5, length: 9)])
        #expect(ReleaseChoice(from: targets, for: kiosk(active: 3, refused: [5])).bundle == nil)
        let next = ReleaseChoice(from: targets, for: kiosk(active: 3, refused: [4]))
        #expect(next.bundle?.contentVersion == 5)
    }

    @Test(arguments: [(nil, true), (1, true), (2, false), (3, false)] as [(Int?, Bool)])
    func `a site configuration is chosen when its version is higher`(held: Int?, isChosen: Bool) throws {
        func file(_ name: String, _ version: Int) -> TargetFile {
            TargetFile(length: 1, digest: SHA256Digest(of: [3]), purpose: .site(name: name, siteVersion: version))
        }
        let sitePath = try #require(TargetPath.site(named: "main"))
        let targets = targets([sitePath: file("main", 2), try path("sites/other/site.json"): file("other", 9)])
        let choice = ReleaseChoice(from: targets, for: kiosk(active: 3, siteVersion: held))
        #expect(choice.site?.siteVersion == (isChosen ? 2 : nil))
        #expect(choice.isNothingNew == !isChosen)
    }

    @Test func `a target file is checked by length before digest`() throws {
        let path = try path("a")
        let file = TargetFile(of: [1, 2, 3], purpose: .site(name: "main", siteVersion: 1))
        let other = SHA256Digest(of: [9])
        try file.verify(length: 3, digest: SHA256Digest(of: [1, 2, 3]), path: path)
        #expect(throws: MetadataError.wrongLength("a", expected: 3, found: 4)) {
            try file.verify(length: 4, digest: other, path: path)
        }
        #expect(throws: MetadataError.wrongDigest("a", expected: file.digest, found: other)) {
            try file.verify(length: 3, digest: other, path: path)
        }
    }
}
