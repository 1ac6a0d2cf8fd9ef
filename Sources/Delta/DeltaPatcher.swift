import Bytes

/// Makes a target tree from a base tree and a package, one file after the other.
///
///     let patcher = try DeltaPatcher(package: DeltaPackage(bytes), base: base)
///     try patcher.apply(to: &sink)
///
/// It stops at the first fault with a ``DeltaError``; what the sink got until then must be thrown away.
public struct DeltaPatcher<Base: DeltaBase> {
    private let package: DeltaPackage
    private let base: Base
    private let limits: DeltaLimits
    /// The bytes of all target files together, within the limits.
    public let targetBytes: Int

    /// Checks that `base` is the tree the package was made from, and reads its file list.
    ///
    /// Throws ``DeltaError/baseMismatch(expected:found:)`` for another base, before anything is decoded.
    public init(package: DeltaPackage, base: Base, limits: DeltaLimits = .standard) throws(DeltaError) {
        try package.require(.content)
        let header = package.header
        guard header.base.matches(base.listing.digest) else {
            throw .baseMismatch(expected: header.base, found: base.listing.digest)
        }
        self.package = package
        self.base = base
        self.limits = limits
        let plan = try header.codec.codec.open(package, base: base, limits: limits).plan
        targetBytes = plan.reduce(0) { $0 + $1.length }
    }

    /// Writes every target file to `sink` and checks the whole against the header.
    ///
    /// - Returns: The target's files, each with the digest of the bytes that were written.
    @discardableResult
    public func apply(to sink: inout some DeltaSink) throws(DeltaError) -> [DeltaFile] {
        let (plan, maker) = try package.header.codec.codec.open(package, base: base, limits: limits)
        var run = PatchRun(base: base, text: BaseText(base.listing), maker: maker)
        for (index, file) in plan.enumerated() {
            try run.make(file, index, sink: &sink)
        }
        try run.maker.requireEnd()
        let found = DeltaListing.digest(of: run.made)
        guard package.header.target.matches(found) else {
            throw .targetMismatch(expected: package.header.target, found: found)
        }
        return run.made
    }
}

/// One run of a patcher: the files made so far and the one who makes the next.
private struct PatchRun<Base: DeltaBase> {
    let base: Base
    let text: BaseText
    var maker: any TargetMaker
    private(set) var made: [DeltaFile] = []

    init(base: Base, text: BaseText, maker: any TargetMaker) {
        self.base = base
        self.text = text
        self.maker = maker
    }

    mutating func make(_ file: PlannedFile, _ index: Int, sink: inout some DeltaSink) throws(DeltaError) {
        if case .earlier(let index) = file.source {
            let copy = DeltaFile(path: file.path, length: file.length, digest: made[index].digest)
            try sink.duplicate(copy, of: made[index].path)
            made.append(copy)
            return
        }
        var hasher = SHA256Hasher()
        try sink.begin(path: file.path, length: file.length)
        func put(_ bytes: ArraySlice<UInt8>) throws(DeltaError) {
            hasher.update(bytes)
            try sink.write(bytes)
        }
        if case .base(let index) = file.source {
            try text.copy(text.range(ofFileAt: index), of: base, put)
        } else {
            try maker.make(index, made: made, put: put)
        }
        let done = DeltaFile(path: file.path, length: file.length, digest: hasher.finalize())
        try sink.end(done)
        made.append(done)
    }
}
