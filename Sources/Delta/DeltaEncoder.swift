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
    public static var version: String { "format 2, stream 2, mixing 3, zlib \(Deflate.libraryVersion)" }

    private let limits: DeltaLimits
    private let codecs: [DeltaCodec]

    /// Makes packages that a reader with these limits takes, by the best of some codecs.
    public init(limits: DeltaLimits = .standard, codecs: [DeltaCodec] = DeltaCodec.allCases) {
        self.limits = limits
        self.codecs = codecs
    }

    /// Encodes what makes `target` from `base`; with ``DeltaTree/empty`` as the base, a full bundle.
    ///
    /// Throws ``DeltaError/limitExceeded(_:found:limit:)`` for trees or packages above the limits. Cost: about linear
    /// in what changed, and some seconds at most for what the mixing codec learns beforehand.
    public func encode(base: DeltaTree, target: DeltaTree) throws(DeltaError) -> [UInt8] {
        var fault: DeltaError?
        for candidate in try candidates(base: base, target: target).sorted(by: { $0.package.count < $1.package.count })
        {
            do throws(DeltaError) {
                try verify(candidate.package, base: base, target: target)
                return candidate.package
            } catch {
                // A codec that cannot read itself again must not be published; the next one may.
                fault = fault ?? error
            }
        }
        throw fault ?? .selfCheckFailed(expected: target.listing.digest, found: .zero)
    }

    /// The package of each codec that takes this on, unverified; for a look at what each would cost.
    public func candidates(
        base: DeltaTree, target: DeltaTree
    ) throws(DeltaError) -> [(codec: DeltaCodec, package: [UInt8])] {
        try check(DeltaSizes(of: target.listing.files))
        var numbering = PieceNumbering()
        let pairing = FilePairing(base: base, target: target, numbering: &numbering)
        let job = EncodingJob(base: base, target: target, plan: pairing.plan, numbering: numbering, limits: limits)
        var found: [(codec: DeltaCodec, package: [UInt8])] = []
        for codec in codecs {
            let body: [UInt8]
            do throws(DeltaError) {
                body = try codec.codec.encode(job)
            } catch {
                // Too much text for this codec: another has to do, if there is one.
                if codecs.count > 1, case .limitExceeded(.modelledBytes, _, _) = error { continue }
                throw error
            }
            let header = DeltaHeader(codec: codec, base: base.listing.digest, target: target.listing.digest)
            found.append((codec, DeltaPackage.seal(header, body: body)))
        }
        return found
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

    private func verify(_ package: [UInt8], base: DeltaTree, target: DeltaTree) throws(DeltaError) {
        let patcher = try DeltaPatcher(package: DeltaPackage(package, limits: limits), base: base, limits: limits)
        var sink = DeltaTreeSink()
        try patcher.apply(to: &sink)
        let found = try DeltaTree(sink.files)
        guard found == target else {
            throw .selfCheckFailed(expected: target.listing.digest, found: found.listing.digest)
        }
    }
}
