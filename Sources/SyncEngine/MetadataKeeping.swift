/// The signed metadata that the kiosk admitted, as files on disk.
public struct KeptMetadata: Equatable, Sendable {
    /// The newest trusted root; taken at enrolment, replaced only along the chain of roots.
    public var root: [UInt8]
    /// The newest admitted timestamp, if any was.
    public var timestamp: [UInt8]?
    /// The newest admitted snapshot, if any was.
    public var snapshot: [UInt8]?
    /// The newest admitted targets, if any was.
    public var targets: [UInt8]?
    /// The newest admitted file of the delegated role `deltas`, if any was.
    public var deltas: [UInt8]?

    /// Joins the bytes of the roles.
    public init(
        root: [UInt8], timestamp: [UInt8]? = nil, snapshot: [UInt8]? = nil, targets: [UInt8]? = nil,
        deltas: [UInt8]? = nil
    ) {
        self.root = root
        self.timestamp = timestamp
        self.snapshot = snapshot
        self.targets = targets
        self.deltas = deltas
    }
}

/// Keeps the admitted metadata between cycles.
public protocol MetadataKeeping: Sendable {
    /// The metadata kept, or nil if the kiosk was never enrolled (there is no trusted root).
    func keptMetadata() async throws -> KeptMetadata?

    /// Replaces what differs from the metadata kept, each file whole (temporary file, fsync, rename).
    ///
    /// A part that is nil in `metadata` removes its file, and that comes first: a root that takes away keys must not
    /// be there while what was signed with them still guards against lower versions. Then the order is root,
    /// timestamp, snapshot, targets, deltas; a crash in between leaves a state that the next cycle repairs.
    func keep(_ metadata: KeptMetadata) async throws
}
