import Bytes
import Testing

@testable import Delta

@Suite("What changes cost")
struct SizeTests {
    let bundle = SampleBundle(files: 300, wordsPerFile: 300, seed: 1)

    /// The bytes of the package that a change of the bundle takes.
    func cost(_ change: (inout SampleBundle) -> Void) throws -> Int {
        var changed = bundle
        change(&changed)
        let base = try DeltaTree(bundle.sealed)
        let target = try DeltaTree(changed.sealed)
        let package = try DeltaEncoder().encode(base: base, target: target)
        #expect(try patch(package, base: base) == target.files)
        return package.count
    }

    @Test func `an unchanged tree costs 40 bytes`() throws {
        #expect(try cost { _ in } <= 40)
    }

    @Test func `one changed word costs at most 75 bytes`() throws {
        #expect(try cost { $0.edit("faq/part72.json", "nurse", "doctor") } <= 75)
    }

    @Test func `a moved file costs at most 80 bytes`() throws {
        let size = try cost {
            $0.files["visit/part72.json"] = $0.files["faq/part72.json"]
            $0.files["faq/part72.json"] = nil
            $0.version = 2
        }
        #expect(size <= 80)
    }

    @Test func `a renamed and edited file costs at most 100 bytes`() throws {
        let size = try cost {
            $0.edit("faq/part72.json", "nurse", "doctor")
            $0.files["faq/part72b.json"] = $0.files["faq/part72.json"]
            $0.files["faq/part72.json"] = nil
        }
        #expect(size <= 100)
    }

    @Test func `ten copies of one new file cost little more than one`() throws {
        func text() -> [UInt8] { Array(bundle.files["styles/part3.css"]?.reversed() ?? []) }
        let one = try cost { $0.files["kit/copy0.js"] = text() }
        let ten = try cost { bundle in
            for index in 0..<10 { bundle.files["kit/copy\(index).js"] = text() }
        }
        #expect(ten - one < 260)
    }

    @Test func `twenty removed files cost at most 120 bytes`() throws {
        let size = try cost { bundle in
            for index in stride(from: 2, to: 102, by: 5) {
                for ending in ["json", "mustache", "js", "css"] {
                    bundle.files["faq/part\(index).\(ending)"] = nil
                }
            }
        }
        #expect(size <= 120)
    }
}
