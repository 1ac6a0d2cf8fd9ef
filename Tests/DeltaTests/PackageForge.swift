import Bytes

@testable import Delta

/// Builds packages of the first format that no encoder would make, with a right package digest.
struct PackageForge {
    var base = DeltaTree.empty
    /// What the header says of the base; nil for the truth.
    var baseDigest: SHA256Digest?
    var target = SHA256Digest.zero
    var sizes = DeltaSizes(targetBytes: 0, files: 0, longestFileBytes: 0, longestPathBytes: 0)
    var list = ByteWriter()
    var operations = ByteWriter()
    var literals: [UInt8] = []

    /// Sets the header's sizes and digest to those of `files`, as an honest encoder would.
    mutating func promise(_ files: [String: [UInt8]]) {
        let described = files.map { DeltaFile(path: $0, length: $1.count, digest: SHA256Digest(of: $1)) }
        sizes = DeltaSizes(of: described)
        target = DeltaListing.digest(of: described)
    }

    mutating func record(_ kind: Int, _ number: Int, _ rest: (inout ByteWriter) -> Void = { _ in }) {
        list.writeVarint(number << 3 | kind)
        rest(&list)
    }

    /// A record of a new file.
    mutating func newFile(_ path: [UInt8], length: Int) {
        record(6, length) { writer in
            writer.writeVarint(0)
            writer.writeLengthPrefixed(path)
        }
    }

    mutating func operation(_ kind: OperationKind, _ number: Int, _ rest: Int? = nil) {
        operations.writeVarint(UInt64(number) << 3 | kind.rawValue)
        if let rest { operations.writeVarint(rest) }
    }

    var bytes: [UInt8] {
        var stored = ByteWriter()
        var rest = literals[...]
        while !rest.isEmpty {
            stored.writeLengthPrefixed(rest.prefix(StreamScheme.blockBytes))
            rest = rest.dropFirst(StreamScheme.blockBytes)
        }
        let header = DeltaHeader(
            kind: .content, codec: .stream, base: baseDigest ?? base.listing.digest, target: target, sizes: sizes)
        return DeltaPackage.seal(
            header,
            [
                DeltaSection(id: .files, inflatedLength: list.bytes.count, stored: list.bytes[...]),
                DeltaSection(id: .operations, inflatedLength: operations.bytes.count, stored: operations.bytes[...]),
                DeltaSection(id: .literals, inflatedLength: literals.count, stored: stored.bytes[...]),
            ])
    }

    /// The error that reading and applying the package ends with; nil if it applies.
    func fault(limits: DeltaLimits = .standard) -> DeltaError? {
        do throws(DeltaError) {
            let patcher = try DeltaPatcher(package: DeltaPackage(bytes, limits: limits), base: base, limits: limits)
            var sink = DeltaTreeSink()
            try patcher.apply(to: &sink)
            return nil
        } catch {
            return error
        }
    }
}
