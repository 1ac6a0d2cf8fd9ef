import Bytes

/// The one container for both directions: a header, a body, and a check over all of it.
///
///     let package = try DeltaPackage(bytes)
///     let patcher = try DeltaPatcher(package: package, base: base)
///     try patcher.apply(to: &sink)
///
/// Reading a package checks its outline and its check; nothing is decoded yet. `Format.md` gives the layout.
public struct DeltaPackage: Equatable, Sendable {
    /// What the package says about itself.
    public let header: DeltaHeader
    /// Its sections, in order; none where the codec has but one.
    public let sections: [DeltaSection]
    /// What the codec wrote.
    let body: ArraySlice<UInt8>
    /// The mark of the SHA-256 of everything before it, which stands last.
    public let check: DeltaMark
    /// The length of the whole package.
    public let byteCount: Int

    /// Reads a package; every declared size is held against `limits`, and the check is made.
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
        let start = reader.offset
        if header.format == .first {
            sections = try Self.sections(header.kind, &reader, limits, payloadBytesMax: payloadBytesMax)
            body = bytes[start..<reader.offset]
            check = DeltaMark(try reader.readBytes(SHA256Digest.byteCount))
            try reader.section { reader throws(BytesError) in try reader.requireEnd() }
        } else {
            let count = reader.remaining - DeltaHeader.checkBytes
            guard count >= 0 else {
                throw .malformed(
                    .truncated(offset: start, needed: DeltaHeader.checkBytes, available: reader.remaining))
            }
            body = bytes[start..<start + count]
            check = DeltaMark(bytes[(start + count)...])
            sections = header.codec == .stream ? try StreamCodec.sections(body, limits) : []
        }
        let found = SHA256Digest(of: bytes.dropLast(check.bytes.count))
        guard check.matches(found) else { throw .packageDigestMismatch(expected: check, found: found) }
        byteCount = bytes.count
    }

    /// Puts a package of the second format together.
    static func seal(_ header: DeltaHeader, body: [UInt8]) -> [UInt8] {
        var writer = ByteWriter()
        header.write(to: &writer)
        writer.write(body)
        writer.write(SHA256Digest(of: writer.bytes).bytes.prefix(DeltaHeader.checkBytes))
        return writer.bytes
    }

    /// Puts a package of the first format together.
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

    private static func sections(
        _ kind: DeltaKind, _ reader: inout ByteReader, _ limits: DeltaLimits, payloadBytesMax: Int
    ) throws(DeltaError) -> [DeltaSection] {
        var sections: [DeltaSection] = []
        for id in DeltaSectionID.all(of: kind) {
            let (limit, most) = id.inflatedLimit(limits, payloadBytesMax: payloadBytesMax)
            sections.append(try DeltaSection(from: &reader, expecting: id, limit: limit, inflatedMax: most))
        }
        return sections
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
    func inflatedLimit(_ limits: DeltaLimits, payloadBytesMax: Int = 0) -> (DeltaLimit, Int) {
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
