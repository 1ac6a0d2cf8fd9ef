import Bytes
import Testing

@testable import Delta

@Suite("Paths that could leave their folder")
struct UnsafePathTests {
    /// Names with which archives have been made to write elsewhere, each in many places of a path.
    static let hostile: [String] = {
        let parts = ["..", ".", "../..", "../../../etc/passwd", "a/../..", "./.", "..\\..", "\\", "C:\\x", "a\\..\\b"]
        var paths = [
            "", "/", "//", "/etc/passwd", "//host/share", "a//b", "a/", "/..", "../", "./", "a\u{0}b", "\u{0}",
        ]
        for part in parts {
            paths += [part, "/\(part)", "\(part)/", "a/\(part)", "a/\(part)/b", "\(part)/b", "a/b/c/\(part)/../x"]
            paths += ["a/./\(part)", "\(part)//", "faq/\(part)\u{0}.json", "\(part)\n/..", "bundle.json/\(part)/.."]
        }
        for code in UInt8(1)..<0x20 { paths.append("a\(Character(UnicodeScalar(code)))b") }
        paths += ["a\u{7f}", String(repeating: "x", count: 256), "a/" + String(repeating: "y", count: 300) + "/b"]
        return Array(Set(paths)).sorted()
    }()

    @Test func `at least 150 hostile names are tried`() {
        #expect(Self.hostile.count >= 150)
    }

    @Test(arguments: hostile)
    func `a package with a hostile name is refused before a file is made`(path: String) {
        var forge = PackageForge()
        forge.literals = [1]
        forge.newFile(Array(path.utf8), length: 1)
        forge.operation(.insert, 1)
        forge.sizes = DeltaSizes(
            targetBytes: 1, files: 1, longestFileBytes: 1, longestPathBytes: path.utf8.count)
        guard case .unsafePath(path, _) = forge.fault() else {
            Issue.record("\(path.debugDescription): \(String(describing: forge.fault()))")
            return
        }
    }

    @Test(arguments: hostile)
    func `the encoder refuses a tree with a hostile name`(path: String) {
        #expect(throws: DeltaError.self) { _ = try DeltaTree([path: []]) }
    }

    @Test func `a name that is not UTF-8 is refused`() {
        var forge = PackageForge()
        forge.newFile([0x61, 0xff], length: 0)
        forge.sizes = DeltaSizes(targetBytes: 0, files: 1, longestFileBytes: 0, longestPathBytes: 2)
        #expect(forge.fault() == .unsafePath("a\u{fffd}", .notUTF8))
    }

    @Test(arguments: ["a", "a.b", "..a", "a..", "...", ".hidden", "a b/ä.json", String(repeating: "x", count: 255)])
    func `an odd and harmless name is taken`(path: String) throws {
        let target = try DeltaTree([path: [1]])
        let package = try DeltaEncoder().encode(base: .empty, target: target)
        #expect(try patch(package, base: .empty) == target.files)
    }

    @Test func `a file that is also a folder is refused`() {
        #expect(throws: DeltaError.pathConflict("a/b/c", with: "a/b")) {
            _ = try DeltaTree(["a/b": [], "a/b/c": [], "a-b": []])
        }
        var forge = PackageForge()
        forge.newFile(Array("a".utf8), length: 0)
        forge.newFile(Array("a/b".utf8), length: 0)
        forge.sizes = DeltaSizes(targetBytes: 0, files: 2, longestFileBytes: 0, longestPathBytes: 3)
        #expect(forge.fault() == .pathConflict("a/b", with: "a"))
    }

    @Test func `two spellings of one name are refused`() {
        var forge = PackageForge()
        forge.newFile(Array("e\u{301}".utf8), length: 0)
        forge.newFile(Array("\u{e9}".utf8), length: 0)
        forge.sizes = DeltaSizes(targetBytes: 0, files: 2, longestFileBytes: 0, longestPathBytes: 3)
        guard case .pathConflict = forge.fault() else {
            Issue.record("taken: \(String(describing: forge.fault()))")
            return
        }
    }

    @Test(arguments: [["a", "a"], ["b", "a"], ["a.png", "z.txt"], ["bundle.json", "a.json"]])
    func `names twice or out of order are refused`(paths: [String]) {
        var forge = PackageForge()
        for path in paths { forge.newFile(Array(path.utf8), length: 0) }
        forge.sizes = DeltaSizes(
            targetBytes: 0, files: 2, longestFileBytes: 0, longestPathBytes: paths.map(\.utf8.count).max() ?? 0)
        #expect(forge.fault() == .pathOutOfOrder(paths[1], after: paths[0]))
    }
}
