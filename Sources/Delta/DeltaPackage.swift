public import Bytes

/// The one container for both directions: a header, sections, and a digest over all of it.
///
///     let package = try DeltaPackage(bytes)
///     let patcher = try DeltaPatcher(package: package, base: base)
///     try patcher.apply(to: &sink)
///
/// Reading a package checks its outline and its digest; nothing is inflated yet. `Format.md` gives the layout.
public struct DeltaPackage: Equatable, Sendable {
    /// What the package says about itself.
    public let header: DeltaHeader
    /// Its sections, in order.
    public let sections: [DeltaSection]
    /// SHA-256 of everything before the last 32 bytes, where it stands.
    public let digest: SHA256Digest
    /// The length of the whole package.
    public let byteCount: Int

    /// Reads a package; every declared size is held against `limits`, and the digest is checked.
    ///
    /// - Parameters:
    ///   - bytes: The whole package.
    ///   - limits: What it may ask for.
    ///   - payloadBytesMax: How long a usage payload may be once inflated.
    public init(
        _ bytes: [UInt8], limits: DeltaLimits = .standard, payloadBytesMax: Int = 0
    ) throws(DeltaError) {
        guard bytes.count <= limits.packageBytesMax else {
            throw .limitExceeded(.packageBytes, found: UInt64(bytes.count), limit: limits.packageBytesMax)
        }
        var reader = ByteReader(bytes)
        header = try DeltaHeader(from: &reader, limits: limits)
        var sections: [DeltaSection] = []
        for id in DeltaSectionID.all(of: header.kind) {
            let (limit, most) = id.inflatedLimit(limits, payloadBytesMax: payloadBytesMax)
            sections.append(try DeltaSection(from: &reader, expecting: id, limit: limit, inflatedMax: most))
        }
        self.sections = sections
        let sealed = bytes[..<reader.offset]
        digest = try reader.section { reader throws(BytesError) in try reader.readDigest() }
        try reader.section { reader throws(BytesError) in try reader.requireEnd() }
        let found = SHA256Digest(of: sealed)
        guard found == digest else { throw .packageDigestMismatch(expected: digest, found: found) }
        byteCount = bytes.count
    }

    /// Puts a package together.
    static func seal(_ header: DeltaHeader, _ sections: [DeltaSection]) -> [UInt8] {
        var writer = ByteWriter()
        header.write(to: &writer)
        for section in sections {
            writer.write(section.id.rawValue)
            writer.writeVarint(section.stored.count)
            writer.writeVarint(section.inflatedLength)
            writer.write(section.stored)
        }
        writer.write(SHA256Digest(of: writer.bytes))
        return writer.bytes
    }

    /// The section with this id, which reading made sure of.
    func section(_ id: DeltaSectionID) throws(DeltaError) -> DeltaSection {
        guard let section = sections.first(where: { $0.id == id }) else {
            throw .unexpectedSection(expected: id.rawValue, found: 0)
        }
        return section
    }

    func require(_ kind: DeltaKind) throws(DeltaError) {
        guard header.kind == kind else { throw .wrongKind(expected: kind, found: header.kind) }
    }
}

extension DeltaSectionID {
    /// What bounds the inflated length of a section, and by how much.
    fileprivate func inflatedLimit(_ limits: DeltaLimits, payloadBytesMax: Int) -> (DeltaLimit, Int) {
        switch self {
        case .files: (.fileListBytes, limits.fileListBytesMax)
        case .operations: (.operationsBytes, limits.operationsBytesMax)
        case .literals: (.literalsBytes, limits.targetBytesMax)
        case .payload: (.payloadBytes, payloadBytesMax)
        }
    }
}

extension DeltaSection {
    fileprivate init(
        from reader: inout ByteReader, expecting id: DeltaSectionID, limit: DeltaLimit, inflatedMax: Int
    ) throws(DeltaError) {
        let found = try reader.section { reader throws(BytesError) in try reader.readByte() }
        guard found == id.rawValue else { throw .unexpectedSection(expected: id.rawValue, found: found) }
        let storedLength = try reader.readSize(.packageBytes, max: Int.max)
        let inflatedLength = try reader.readSize(limit, max: inflatedMax)
        let stored = try reader.section { reader throws(BytesError) in try reader.read(count: storedLength) }
        self.init(id: id, inflatedLength: inflatedLength, stored: stored)
    }
}
