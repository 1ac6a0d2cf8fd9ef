import Bytes

/// Makes packages of kind content.
///
///     let package = try DeltaEncoder().encode(base: base, target: target)
///     let full = try DeltaEncoder().encode(base: .empty, target: target)
///
/// The same base, target and ``version`` give the same bytes on any machine. Before it returns a package, the encoder
/// patches the base with it and compares the outcome with the target.
public struct DeltaEncoder: Sendable {
    /// What the bytes of a package depend on besides base and target.
    public static var version: String { "stream 1, zlib \(Deflate.libraryVersion)" }

    private let limits: DeltaLimits

    /// Makes packages that a reader with these limits takes.
    public init(limits: DeltaLimits = .standard) {
        self.limits = limits
    }

    /// Encodes what makes `target` from `base`; with ``DeltaTree/empty`` as the base, a full bundle.
    ///
    /// Throws ``DeltaError/limitExceeded(_:found:limit:)`` for trees or packages above the limits. Cost: about linear
    /// in what changed.
    public func encode(base: DeltaTree, target: DeltaTree) throws(DeltaError) -> [UInt8] {
        let sizes = DeltaSizes(of: target.listing.files)
        try check(sizes)
        var numbering = PieceNumbering()
        let text = BaseText(base.listing)
        let pairing = FilePairing(base: base, target: target, numbering: &numbering)
        var coder = EditCoder(base: base, text: text)
        for (index, file) in pairing.plan.enumerated() {
            if case .operations(let aligned) = file.source {
                coder.code(target.contents[index], aligned: aligned, numbering: &numbering)
            }
            coder.note(target.listing.files[index], index: index)
        }
        let operations = coder.writer.bytes
        let streamed = StreamedFile.all(in: pairing.plan, text)
        let planner = DictionaryPlanner(OperationReader(operations, files: streamed, text: text))
        let header = DeltaHeader(
            kind: .content, codec: .stream, base: base.listing.digest, target: target.listing.digest, sizes: sizes)
        let package = DeltaPackage.seal(
            header,
            [
                try DeltaSection(id: .files, content: pairing.list),
                try DeltaSection(id: .operations, content: operations),
                try literalSection(coder.writer.literals, planner: planner, base: base, text: text),
            ])
        try verify(package, base: base, target: target)
        return package
    }

    private func check(_ sizes: DeltaSizes) throws(DeltaError) {
        let pairs: [(DeltaLimit, Int, Int)] = [
            (.targetBytes, sizes.targetBytes, limits.targetBytesMax),
            (.files, sizes.files, limits.filesMax),
            (.fileBytes, sizes.longestFileBytes, limits.fileBytesMax),
            (.pathBytes, sizes.longestPathBytes, limits.pathBytesMax),
        ]
        for (limit, found, most) in pairs where found > most {
            throw .limitExceeded(limit, found: UInt64(found), limit: most)
        }
    }

    private func literalSection(
        _ literals: [UInt8], planner: DictionaryPlanner, base: DeltaTree, text: BaseText
    ) throws(DeltaError) -> DeltaSection {
        var planner = planner
        var writer = ByteWriter()
        var start = 0
        while start < literals.count {
            let block = literals[start..<min(literals.count, start + StreamScheme.blockBytes)]
            let dictionary = try literalDictionary(
                planner.nextBlock(block.count), of: base, text, history: literals[..<start])
            let deflated = try Deflate.compress(block, dictionary: dictionary, section: .literals)
            writer.writeLengthPrefixed(deflated.count < block.count ? deflated[...] : block)
            start = block.endIndex
        }
        return DeltaSection(id: .literals, inflatedLength: literals.count, stored: writer.bytes[...])
    }

    private func verify(_ package: [UInt8], base: DeltaTree, target: DeltaTree) throws(DeltaError) {
        let patcher = try DeltaPatcher(package: DeltaPackage(package, limits: limits), base: base)
        var sink = DeltaTreeSink()
        try patcher.apply(to: &sink)
        let found = try DeltaTree(sink.files)
        guard found == target else {
            throw .selfCheckFailed(expected: target.listing.digest, found: found.listing.digest)
        }
    }
}
