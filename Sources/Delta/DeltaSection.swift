/// The parts of a package, in the order in which they must stand.
public enum DeltaSectionID: UInt8, Equatable, Sendable {
    /// Which files the target has, told from the base's files.
    case files = 1
    /// The edits that make the changed files.
    case operations = 2
    /// The new text that the edits insert.
    case literals = 3
    /// A usage payload.
    case payload = 4

    /// The sections of a package of `kind`, all of them required.
    static func all(of kind: DeltaKind) -> [DeltaSectionID] {
        switch kind {
        case .content: [.files, .operations, .literals]
        case .usage: [.payload]
        }
    }
}

/// One section as it is stored.
public struct DeltaSection: Equatable, Sendable {
    /// Which part it is.
    public let id: DeltaSectionID
    /// Its length once inflated, within its limit.
    public let inflatedLength: Int
    /// Its bytes in the package.
    public let stored: ArraySlice<UInt8>

    /// Takes bytes that are in their stored form already.
    init(id: DeltaSectionID, inflatedLength: Int, stored: ArraySlice<UInt8>) {
        self.id = id
        self.inflatedLength = inflatedLength
        self.stored = stored
    }

    /// Deflates `content` if that makes it shorter.
    init(id: DeltaSectionID, content: [UInt8]) throws(DeltaError) {
        let deflated = try Deflate.compress(content[...], dictionary: [], section: id)
        let stored = deflated.count < content.count ? deflated : content
        self.init(id: id, inflatedLength: content.count, stored: stored[...])
    }

    /// The content: the stored bytes if they have the inflated length, else what they inflate to.
    func content() throws(DeltaError) -> [UInt8] {
        if stored.count == inflatedLength { return Array(stored) }
        guard stored.count < inflatedLength else {
            throw .malformedSection(id, stored: stored.count, inflated: inflatedLength)
        }
        return try Deflate.inflate(stored, count: inflatedLength, dictionary: [], section: id)
    }
}
