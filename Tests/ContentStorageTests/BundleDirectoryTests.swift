import Content
import Delta
import Glibc
import SystemPackage
import Testing

@testable import ContentStorage

@Suite("Reading a folder of content")
struct BundleDirectoryTests {
    let folder = TestFolder()

    init() {
        mkdir(folder.path.appending("faq").string, 0o755)
        folder.write("index.mustache", "home")
        folder.write("faq/faq.json", "{}")
    }

    @Test func `all files are read under their paths`() throws {
        let files = try BundleDirectory(folder.path).readBundle()
        #expect(
            files == [
                try BundlePath("index.mustache"): Array("home".utf8), try BundlePath("faq/faq.json"): Array("{}".utf8),
            ])
        #expect(try BundleDirectory(folder.path).readTree().files["faq/faq.json"] == Array("{}".utf8))
    }

    @Test func `a symbolic link is refused`() {
        symlink("/etc/passwd", folder.path.appending("faq/link.json").string)
        let path = folder.path.appending("faq/link.json").string
        #expect(throws: ContentStoreError.symbolicLink(path: path)) {
            _ = try BundleDirectory(folder.path).readBundle()
        }
    }

    @Test func `a pipe is refused`() {
        let path = folder.path.appending("faq/pipe").string
        mkfifo(path, 0o600)
        #expect(throws: ContentStoreError.notAFile(path: path)) { _ = try BundleDirectory(folder.path).readTree() }
    }

    @Test(arguments: [".hidden", "a b.json", "ä.json"])
    func `a name that bundles do not allow is refused, though a delta takes it`(name: String) throws {
        folder.write(name, "x")
        #expect(throws: ContentStoreError.content(.malformedPath(name))) {
            _ = try BundleDirectory(folder.path).readBundle()
        }
        #expect(try BundleDirectory(folder.path).readTree().files[name] == Array("x".utf8))
    }

    @Test func `a name that is not UTF-8 is refused`() {
        let path = folder.path.string + "/faq/"
        let name = Array(path.utf8).map { CChar(bitPattern: $0) } + [CChar(bitPattern: 0xff), 0]
        fclose(fopen(name, "w"))
        #expect(throws: ContentStoreError.oddName(folder: folder.path.appending("faq").string, name: "\u{fffd}")) {
            _ = try BundleDirectory(folder.path).readTree()
        }
    }

    @Test func `a folder that is not there is told by its path`() {
        let path = folder.path.appending("nothing")
        #expect(throws: ContentStoreError.file(.list, path: path.string, code: ENOENT)) {
            _ = try BundleDirectory(path).readBundle()
        }
    }

    @Test func `limits hold at and above their value`() throws {
        func read(_ limits: FolderLimits) throws { _ = try BundleDirectory(folder.path, limits: limits).readBundle() }
        let path = folder.path.string
        try read(FolderLimits(filesMax: 2, fileBytesMax: 4, totalBytesMax: 6, depthMax: 1))
        #expect(throws: ContentStoreError.limitExceeded(.files, path: path, found: 2, limit: 1)) {
            try read(FolderLimits(filesMax: 1))
        }
        #expect(throws: ContentStoreError.limitExceeded(.fileBytes, path: path + "/index.mustache", found: 4, limit: 3))
        {
            try read(FolderLimits(fileBytesMax: 3))
        }
        #expect(throws: ContentStoreError.limitExceeded(.totalBytes, path: path, found: 6, limit: 5)) {
            try read(FolderLimits(totalBytesMax: 5))
        }
        #expect(throws: ContentStoreError.limitExceeded(.depth, path: path + "/faq", found: 1, limit: 0)) {
            try read(FolderLimits(depthMax: 0))
        }
    }
}
