import Bytes
import Content
import Delta
import Glibc
import SystemPackage
import Testing

@testable import ContentStorage

@Suite("After a crash or damage")
struct CrashStateTests {
    let folder = TestFolder()
    let store: ContentStore
    let one: TestRelease
    let two: TestRelease

    /// Release 1 is the previous one and release 2 the current one.
    init() throws {
        one = try TestRelease(version: 1, words: "first")
        two = try TestRelease(version: 2, words: "second")
        store = ContentStore(folder.path)
        try store.prepare()
        for release in [one, two] {
            try store.keep(store.stage(release.files, as: release.name))
            try store.activate(.release, release.name)
        }
    }

    func releasePath(_ release: TestRelease, _ file: String) -> String { "releases/\(release.name)/\(file)" }

    @Test func `a damaged current release gives way to the previous one, and says why`() throws {
        folder.write(releasePath(two, "index.mustache"), "<h1>SECOND</h1>\n")
        let active = try store.activeRelease()
        #expect(active.item?.name == one.name)
        #expect(active.isFallback)
        guard case .content(.digestMismatch("index.mustache", _, _)) = try #require(active.faults.first) else {
            Issue.record("unexpected fault: \(active.faults)")
            return
        }
    }

    @Test func `two damaged releases give way to the factory bundle`() throws {
        folder.write(releasePath(two, "index.mustache"), "short")
        unlink(folder.path.appending(releasePath(one, "bundle.json")).string)
        let active = try store.activeRelease()
        #expect(active.item == nil)
        #expect(active.isFallback)
        #expect(active.faults.count == 2)
        #expect(active.faults.last == .content(.missingFile(path: "bundle.json")))
    }

    @Test(arguments: ["releases/9-00000000", "../outside", "releases/../../etc", "releases/", "/etc", "releases/.new"])
    func `a current link that leads nowhere or outside is passed over`(target: String) throws {
        try FileSystem.replaceLink(folder.path.appending("current"), target: target)
        #expect(try store.activeRelease().item?.name == one.name)
    }

    @Test func `a current link that is a plain file is passed over`() throws {
        unlink(folder.path.appending("current").string)
        folder.write("current", "releases")
        #expect(try store.activeRelease().item?.name == one.name)
    }

    @Test func `a missing current link leads to the previous release`() throws {
        unlink(folder.path.appending("current").string)
        #expect(try store.activeRelease().item?.name == one.name)
    }

    @Test func `a missing previous link matters only to roll-back, which then leads to the factory bundle`() throws {
        unlink(folder.path.appending("previous").string)
        #expect(try store.activeRelease().item?.name == two.name)
        try store.rollBack(.release, from: two.name, reason: "test")
        #expect(try store.activeRelease().item == nil)
    }

    @Test func `a damaged release never becomes the previous one`() throws {
        folder.write(releasePath(two, "index.mustache"), "short")
        let three = try TestRelease(version: 3, words: "third")
        try store.keep(store.stage(three.files, as: three.name))
        try store.activate(.release, three.name)
        try store.rollBack(.release, from: three.name, reason: "test")
        #expect(try store.activeRelease().item?.name == one.name)
    }

    @Test func `a release under another's name is passed over`() throws {
        let wrong = StoredName(version: ContentVersion(7), digest: two.name.digest)
        try FileSystem.rename(
            folder.path.appending("releases/\(two.name)"), to: folder.path.appending("releases/\(wrong)"))
        try FileSystem.replaceLink(folder.path.appending("current"), target: "releases/\(wrong)")
        let active = try store.activeRelease()
        #expect(active.item?.name == one.name)
        let path = folder.path.appending("releases/\(wrong)").string
        #expect(active.faults == [.misnamed(path: path, name: two.name.description)])
    }

    @Test func `preparing removes what a crash left half made, and keeps a download`() throws {
        let digest = SHA256Digest(of: [1, 2, 3])
        _ = try store.prepareDownload(digest, byteCount: 3)
        try store.append([1, 2], toDownload: digest)
        mkdir(folder.path.appending("staging/build").string, 0o700)
        folder.write("staging/build/index.mustache", "half")
        mkdir(folder.path.appending("staging/discarded").string, 0o700)
        symlink("releases/x", folder.path.appending(".current.snowglobe-new").string)
        folder.write("sites/.1-00000000.json.snowglobe-new", "{")
        try store.prepare()
        #expect(folder.names("staging") == ["download-\(digest.hex)"])
        #expect(folder.names("sites").isEmpty)
        #expect(!folder.names().contains(".current.snowglobe-new"))
        #expect(try store.activeRelease().item?.name == two.name)
    }

    @Test func `a crash between the two links of an activation leaves the old release served, and repeating ends it`()
        throws
    {
        let three = try TestRelease(version: 3, words: "third")
        try store.keep(store.stage(three.files, as: three.name))
        try FileSystem.replaceLink(folder.path.appending("previous"), target: "releases/\(two.name)")
        #expect(try store.activeRelease().item?.name == two.name)
        try store.activate(.release, three.name)
        #expect(try store.activeRelease().item?.name == three.name)
        try store.rollBack(.release, from: three.name, reason: "test")
        #expect(try store.activeRelease().item?.name == two.name)
    }

    @Test func `a crash in roll-back after the link was replaced is finished by repeating`() throws {
        try store.refuse(.release, two.name.version, reason: "test")
        try FileSystem.replaceLink(folder.path.appending("current"), target: "releases/\(one.name)")
        try store.rollBack(.release, from: two.name, reason: "test")
        #expect(try store.activeRelease().item?.name == one.name)
        #expect(!(try store.activeRelease().isFallback))
    }

    @Test func `a damaged release is replaced when it is installed again`() throws {
        folder.write(releasePath(two, "index.mustache"), "short")
        #expect(!(try store.isStored(two.name)))
        try store.keep(store.stage(two.files, as: two.name))
        #expect(try store.isStored(two.name))
        #expect(try store.activeRelease().item?.name == two.name)
    }

    @Test func `the previous release can be had for itself, unless it is damaged`() throws {
        #expect(try store.previousRelease()?.name == one.name)
        folder.write(releasePath(one, "index.mustache"), "short")
        #expect(try store.previousRelease()?.name == nil)
        unlink(folder.path.appending("previous").string)
        #expect(try store.previousRelease()?.name == nil)
    }

    @Test func `a base with a missing file is told from a bad package`() throws {
        let three = try TestRelease(version: 3, words: "third")
        unlink(folder.path.appending(releasePath(two, "styles/base.css")).string)
        #expect(throws: ContentStoreError.baseDamaged(path: "styles/base.css")) {
            _ = try store.stage(three.package(from: two), base: store.base(two.name), yielding: three.name)
        }
    }

    @Test func `a package whose outcome is wrong is blamed when the base is whole`() throws {
        let three = try TestRelease(version: 3, words: "third")
        var forged = try three.package(from: two)
        forged[10] ^= 1  // In the mark of the target.
        forged = forged.dropLast(8) + SHA256Digest(of: forged.dropLast(8)).bytes.prefix(8)
        #expect {
            _ = try store.stage(forged, base: store.base(two.name), yielding: three.name)
        } throws: { error in
            if case ContentStoreError.delta(.targetMismatch) = error { true } else { false }
        }
    }

    @Test func `a damaged base is told from a bad package`() throws {
        let three = try TestRelease(version: 3, words: "third")
        let package = try three.package(from: two)
        folder.write(releasePath(two, "styles/base.css"), "body { margin: 9 }\n")
        #expect(throws: ContentStoreError.baseDamaged(path: "styles/base.css")) {
            _ = try store.stage(package, base: store.base(two.name), yielding: three.name)
        }
        #expect(!(try store.isStored(two.name)))
    }
}
