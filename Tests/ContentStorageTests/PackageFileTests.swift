import Bytes
import Delta
import Glibc
import SystemPackage
import Testing

@testable import ContentStorage

@Suite("Applying a package to a folder by hand")
struct PackageFileTests {
    let folder = TestFolder()
    var base: FilePath { folder.path.appending("base") }
    var file: FilePath { folder.path.appending("update.sgd") }
    var output: FilePath { folder.path.appending("output") }
    let target: DeltaTree

    init() throws {
        mkdir(folder.path.appending("base").string, 0o755)
        folder.write("base/a b.txt", "some words that stay and one that goes")
        target = try DeltaTree([
            "a b.txt": Array("some words that stay and one that comes".utf8), "new/ä.txt": [], "new/b": [1, 2],
            "new/c": [1, 2],
        ])
        let tree = try BundleDirectory(folder.path.appending("base")).readTree()
        try PackageFile(folder.path.appending("update.sgd")).write(DeltaEncoder().encode(base: tree, target: target))
    }

    @Test(arguments: [false, true])
    func `the folder is made, whether it is empty or not there`(isThere: Bool) throws {
        if isThere { mkdir(output.string, 0o755) }
        try PackageFile(file).apply(to: base, making: output)
        #expect(try BundleDirectory(output).readTree() == target)
        #expect(folder.names() == ["base", "output", "update.sgd"])
    }

    @Test func `a folder that holds something is left alone`() throws {
        mkdir(output.string, 0o755)
        folder.write("output/mine", "x")
        #expect(throws: ContentStoreError.folderNotEmpty(path: output.string)) {
            try PackageFile(file).apply(to: base, making: output)
        }
        #expect(folder.names("output") == ["mine"])
        #expect(throws: ContentStoreError.folderNotEmpty(path: file.string)) {
            try PackageFile(file).apply(to: base, making: file)
        }
    }

    @Test func `a damaged package and another base leave nothing`() throws {
        var bytes = try PackageFile(file).read()
        bytes[bytes.count / 2] ^= 1
        try PackageFile(folder.path.appending("bad.sgd")).write(bytes)
        #expect(throws: ContentStoreError.self) {
            try PackageFile(folder.path.appending("bad.sgd")).apply(to: base, making: output)
        }
        folder.write("base/a b.txt", "other words")
        #expect(throws: ContentStoreError.self) { try PackageFile(file).apply(to: base, making: output) }
        #expect(folder.names() == ["bad.sgd", "base", "update.sgd"])
    }

    @Test func `a folder in a folder that is not there is refused`() {
        let parent = folder.path.appending("nowhere")
        #expect(throws: ContentStoreError.file(.list, path: parent.string, code: ENOENT)) {
            try PackageFile(file).apply(to: base, making: parent.appending("output"))
        }
        #expect(folder.names() == ["base", "update.sgd"])
    }

    @Test func `a package above the limit is not read`() throws {
        let count = try PackageFile(file).read().count
        #expect(throws: ContentStoreError.limitExceeded(.fileBytes, path: file.string, found: count, limit: count - 1))
        {
            _ = try PackageFile(file).read(limits: DeltaLimits(packageBytesMax: count - 1))
        }
    }

    @Test func `every error has one sentence`() {
        let errors: [ContentStoreError] = [
            .file(.open, path: "a", code: EACCES), .diskFull(neededBytes: 2, availableBytes: 1), .notFound(name: "1-x"),
            .misnamed(path: "a", name: "b"), .digestMismatch(path: "a", expected: .zero, found: .zero),
            .lengthMismatch(path: "a", expected: 1, found: 2), .baseDamaged(path: "a"), .symbolicLink(path: "a"),
            .notAFile(path: "a"), .oddName(folder: "a", name: "b"), .folderNotEmpty(path: "a"),
            .limitExceeded(.files, path: "a", found: 2, limit: 1),
        ]
        for error in errors {
            #expect(error.sentence.hasSuffix("."))
            #expect(!error.sentence.contains("\n"))
        }
    }
}
