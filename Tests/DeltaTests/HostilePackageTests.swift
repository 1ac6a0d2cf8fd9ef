import Bytes
import Testing

@testable import Delta

@Suite("Packages that no encoder makes")
struct HostilePackageTests {
    let base: DeltaTree

    init() throws {
        base = try DeltaTree(["a.txt": Array("0123456789".utf8), "b.txt": Array("abcdef".utf8)])
    }

    /// A package of one new file `x` of `length` bytes, made by the operations that `build` adds.
    func oneFile(length: Int, aligned: Int? = nil, _ build: (inout PackageForge) -> Void) -> PackageForge {
        var forge = PackageForge()
        forge.base = base
        if let aligned {
            forge.record(5, aligned) { writer in
                writer.writeVarint(ZigZag.encode(length - base.listing.files[aligned].length))
                writer.writeVarint(0)
                writer.writeLengthPrefixed(Array("x".utf8))
            }
        } else {
            forge.newFile(Array("x".utf8), length: length)
        }
        forge.sizes = DeltaSizes(targetBytes: length, files: 1, longestFileBytes: length, longestPathBytes: 1)
        build(&forge)
        return forge
    }

    func operationFault(_ forge: PackageForge) -> OperationFault? {
        guard case .malformedOperation(_, let fault) = forge.fault() else { return nil }
        return fault
    }

    @Test func `an honest package built by hand applies`() {
        var forge = oneFile(length: 20, aligned: 0) { forge in
            forge.literals = Array("XYZ".utf8)
            forge.operation(.keep, 4)
            forge.operation(.replace, 3, 2)
            forge.operation(.copyBase, 4, Int(ZigZag.encode(11)))
            forge.operation(.copyNew, 3, 3)
            forge.operation(.drop, 1)
            forge.operation(.copyBase, 3, Int(ZigZag.encode(-15)))
            forge.operation(.keep, 0)
        }
        forge.promise(["x": Array("0123XYZbcdeXYZ012789".utf8)])
        #expect(forge.fault() == nil)
    }

    @Test func `reading the base outside the aligned file is refused`() {
        #expect(operationFault(oneFile(length: 11, aligned: 0) { $0.operation(.keep, 11) }) == .pastBaseEnd)
        #expect(operationFault(oneFile(length: 11, aligned: 0) { $0.operation(.keep, 0) }) == .pastBaseEnd)
        #expect(operationFault(oneFile(length: 1) { $0.operation(.keep, 1) }) == .pastBaseEnd)
        #expect(operationFault(oneFile(length: 1, aligned: 0) { $0.operation(.drop, 11) }) == .pastBaseEnd)
        #expect(operationFault(oneFile(length: 1, aligned: 0) { $0.operation(.replace, 1, 11) }) == .pastBaseEnd)
    }

    @Test(arguments: [(7, 10), (5, 16), (1, -1), (5, 6), (1, Int.max / 4)])
    func `copying outside one base file is refused`(count: Int, start: Int) {
        let forge = oneFile(length: 7) { $0.operation(.copyBase, count, Int(ZigZag.encode(start))) }
        #expect(operationFault(forge) == .pastBaseEnd)
    }

    @Test func `more bytes than the file's length are refused`() {
        let forges = [
            oneFile(length: 2) { $0.operation(.insert, 3) }, oneFile(length: 2) { $0.operation(.copyBase, 3, 0) },
            oneFile(length: 2, aligned: 0) { $0.operation(.keep, 3) },
        ]
        for forge in forges { #expect(operationFault(forge) == .pastTargetEnd) }
    }

    @Test func `new text that is not there is refused`() {
        #expect(operationFault(oneFile(length: 3) { $0.operation(.insert, 3) }) == .literalsExhausted)
        let back = oneFile(length: 3) { forge in
            forge.literals = [1]
            forge.operation(.insert, 1)
            forge.operation(.copyNew, 2, 2)
        }
        #expect(operationFault(back) == .distanceOutOfRange)
        let overlap = oneFile(length: 3) { forge in
            forge.literals = [1]
            forge.operation(.insert, 1)
            forge.operation(.copyNew, 2, 1)
        }
        #expect(operationFault(overlap) == .distanceOutOfRange)
        let far = oneFile(length: 3) { $0.operation(.copyNew, 1, StreamScheme.distanceMax + 1) }
        #expect(operationFault(far) == .distanceOutOfRange)
    }

    @Test func `new text or operations that are left over are refused`() {
        let text = oneFile(length: 1, aligned: 0) { forge in
            forge.literals = [1]
            forge.operation(.keep, 1)
        }
        #expect(operationFault(text) == .literalsLeftOver)
        let operations = oneFile(length: 1, aligned: 0) { forge in
            forge.operation(.keep, 1)
            forge.operation(.keep, 1)
        }
        guard case .malformed(.trailingBytes) = operations.fault() else {
            Issue.record("\(String(describing: operations.fault()))")
            return
        }
    }

    @Test(arguments: [OperationKind.insert, .drop, .replace, .copyBase, .copyNew])
    func `an operation of no bytes is refused`(kind: OperationKind) {
        #expect(operationFault(oneFile(length: 1, aligned: 0) { $0.operation(kind, 0, 1) }) == .zeroCount)
    }

    @Test(arguments: [0, 2, 1 << 40])
    func `the digest of a file that is not made yet is refused`(code: Int) {
        #expect(operationFault(oneFile(length: 64) { $0.operation(.digest, code) }) == .digestUnknown)
    }

    @Test(arguments: [
        (0, 3, FileListFault.baseFileMissing), (2, 3, .baseFileMissing), (0, 0, .zeroCount), (2, 0, .zeroCount),
        (7, 1, .unknownRecord), (1, 99, .negativeLength),
    ])
    func `a record that makes no sense is refused`(kind: Int, number: Int, fault: FileListFault) {
        var forge = PackageForge()
        forge.base = base
        forge.sizes = DeltaSizes(targetBytes: 20, files: 3, longestFileBytes: 20, longestPathBytes: 9)
        forge.record(kind, number)
        #expect(forge.fault() == .malformedFileList(offset: 0, fault))
    }

    @Test(arguments: [(3, FileListFault.baseFileMissing), (4, .targetFileMissing)])
    func `a file of a file that is not there is refused`(kind: Int, fault: FileListFault) {
        var forge = PackageForge()
        forge.base = base
        forge.sizes = DeltaSizes(targetBytes: 20, files: 3, longestFileBytes: 20, longestPathBytes: 9)
        forge.record(kind, 2) { writer in
            writer.writeVarint(0)
            writer.writeLengthPrefixed(Array("x".utf8))
        }
        #expect(forge.fault() == .malformedFileList(offset: 0, fault))
    }

    @Test func `borrowing more of the last path than it has is refused`() {
        var forge = PackageForge()
        forge.sizes = DeltaSizes(targetBytes: 0, files: 1, longestFileBytes: 0, longestPathBytes: 9)
        forge.record(6, 0) { writer in
            writer.writeVarint(1)
            writer.writeLengthPrefixed(Array("x".utf8))
        }
        #expect(forge.fault() == .malformedFileList(offset: 1, .sharedPrefixTooLong))
    }

    @Test func `an outcome other than the promised one is refused`() {
        var forge = oneFile(length: 1) { forge in
            forge.literals = [1]
            forge.operation(.insert, 1)
        }
        forge.promise(["x": [2]])
        guard case .targetMismatch(DeltaMark(forge.target), _) = forge.fault() else {
            Issue.record("\(String(describing: forge.fault()))")
            return
        }
    }
}
