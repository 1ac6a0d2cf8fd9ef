/// One way to write how the files of a target are made.
///
/// A codec writes the body of a package and reads it again; the container around it is not its business.
protocol ContentCodec: Sendable {
    /// What the header says of it.
    var id: DeltaCodec { get }

    /// The body of a package that makes the target.
    ///
    /// Throws ``DeltaError/limitExceeded(_:found:limit:)`` where the codec does not take on so much.
    func encode(_ job: EncodingJob) throws(DeltaError) -> [UInt8]

    /// Reads a body: which files there are, and the one who makes those that are not just copies.
    func open<Base: DeltaBase>(
        _ package: DeltaPackage, base: Base, limits: DeltaLimits
    ) throws(DeltaError) -> (plan: [PlannedFile], maker: any TargetMaker)
}

/// Makes the target files that are not copies, in order.
protocol TargetMaker {
    /// Makes the file at `index` of the plan and passes its bytes on; `made` are the files before it.
    mutating func make(
        _ index: Int, made: [DeltaFile], put: (ArraySlice<UInt8>) throws(DeltaError) -> Void
    ) throws(DeltaError)

    /// Throws if anything of the body is left over.
    mutating func requireEnd() throws(DeltaError)
}

/// What all codecs start from: the two trees, and which file is made from which.
struct EncodingJob {
    let base: DeltaTree
    let target: DeltaTree
    let plan: [PlannedFile]
    var numbering: PieceNumbering
    let limits: DeltaLimits
}

extension DeltaCodec {
    /// The one who reads and writes it.
    var codec: any ContentCodec {
        switch self {
        case .stream: StreamCodec()
        case .mixing: MixingCodec()
        }
    }
}
