import Bytes
import TestSupport
import Testing

@testable import Delta

/// Changes a tree in the ways that people and tools change one.
struct TreeEditor {
    var files: [String: [UInt8]]
    var numbers: SeededGenerator

    mutating func edit() {
        switch Int.random(in: 0..<11, using: &numbers) {
        case 0: files["new/f\(numbers.next() % 1000).js"] = SampleBundle.text(words: 80, numbers: &numbers)
        case 1: pick { editor, path in editor.files[path] = nil }
        case 2: pick { editor, path in editor.move(path, to: "moved/\(path)") }
        case 3: pick { editor, path in editor.files["copy/\(path)"] = editor.files[path] }
        case 4: pick { editor, path in editor.files[path] = [] }
        case 5: files["media/p\(numbers.next() % 50).png"] = randomBytes(3_000)
        case 6:
            pick { editor, path in
                editor.move(path, to: "edited/\(path)")
                editor.splice("edited/\(path)")
            }
        case 7:
            let noise = randomBytes(40)
            pick { editor, path in editor.files[path]?.append(contentsOf: noise) }
        case 8: pick { editor, path in editor.files[path] = Array(editor.files[path]?.reversed() ?? []) }
        default: pick { editor, path in editor.splice(path) }
        }
    }

    private mutating func pick(_ change: (inout TreeEditor, String) -> Void) {
        let paths = files.keys.sorted()
        guard let path = paths.randomElement(using: &numbers) else { return }
        change(&self, path)
    }

    private mutating func move(_ path: String, to other: String) {
        files[other] = files[path]
        files[path] = nil
    }

    private mutating func splice(_ path: String) {
        guard var bytes = files[path] else { return }
        for _ in 0..<Int.random(in: 1...4, using: &numbers) {
            let start = Int.random(in: 0...bytes.count, using: &numbers)
            let end = min(bytes.count, start + Int.random(in: 0...30, using: &numbers))
            bytes.replaceSubrange(start..<end, with: SampleBundle.text(words: 3, numbers: &numbers))
        }
        files[path] = bytes
    }

    private mutating func randomBytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8(truncatingIfNeeded: numbers.next()) }
    }
}

@Suite("Round trips of changed trees")
struct RandomEditTests {
    @Test(arguments: 0..<40)
    func `any change of a tree comes through`(seed: Int) throws {
        let start = SampleBundle(files: 12, wordsPerFile: 60 + seed * 10, seed: UInt64(seed)).sealed
        var editor = TreeEditor(files: start, numbers: SeededGenerator(seed: UInt64(seed) + 1_000))
        let base = try DeltaTree(start)
        for _ in 0..<1 + seed % 9 { editor.edit() }
        let target = try DeltaTree(editor.files)
        for codec in DeltaCodec.allCases {
            let package = try DeltaEncoder(codecs: [codec]).encode(base: base, target: target)
            #expect(try patch(package, base: base) == target.files)
        }
        let package = try DeltaEncoder().encode(base: base, target: target)
        #expect(try DeltaPackage(package).header.target.matches(target.listing.digest))
    }

    @Test func `a tree with nothing in common comes through`() throws {
        var numbers = SeededGenerator(seed: 3)
        let base = try DeltaTree(["a.bin": (0..<70_000).map { _ in UInt8(truncatingIfNeeded: numbers.next()) }])
        let target = try DeltaTree(["b.bin": (0..<70_000).map { _ in UInt8(truncatingIfNeeded: numbers.next()) }])
        let package = try DeltaEncoder().encode(base: base, target: target)
        #expect(try patch(package, base: base) == target.files)
        #expect(package.count < 70_000 + 300)
    }

    @Test func `an empty target comes through`() throws {
        let base = try DeltaTree(["a": [1]])
        let package = try DeltaEncoder().encode(base: base, target: .empty)
        #expect(try patch(package, base: base).isEmpty)
    }

    @Test func `empty files and a tree of one byte come through`() throws {
        let target = try DeltaTree(["a": [], "b": [0], "c/d": []])
        let package = try DeltaEncoder().encode(base: .empty, target: target)
        #expect(try patch(package, base: .empty) == target.files)
    }

    @Test func `new text over many blocks, with far repeats, comes through`() throws {
        var numbers = SeededGenerator(seed: 9)
        let page = SampleBundle.text(words: 6_000, numbers: &numbers)
        let target = try DeltaTree(["a.txt": page + page, "b.txt": page.reversed() + page, "c.txt": page])
        let package = try DeltaEncoder().encode(base: .empty, target: target)
        #expect(try patch(package, base: .empty) == target.files)
        #expect(package.count < 60_000)
    }
}
