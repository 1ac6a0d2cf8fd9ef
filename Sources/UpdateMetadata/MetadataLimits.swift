/// The bounds of all metadata; each is checked before memory is taken for what it bounds.
public struct MetadataLimits: Equatable, Sendable {
    /// Arrays and objects within each other; real metadata has seven.
    public static let depthMax = 32

    /// Signatures of one file.
    public static let signaturesMax = 64

    /// Roles that one targets file may delegate to; the product's delegates to one.
    public static let delegationsMax = 1024

    /// New roots that one refresh may walk through (TUF §5.3.3: the client's own choice).
    public var rootRotationsMax = 256

    /// Delegated roles that the search for one target may visit, so that a chain of them has an end.
    public var delegatedRolesMax = 32

    /// Delegations on the way from targets to a delegated role.
    public var delegationDepthMax = 16

    /// Bytes of root; with one key a role it has about 1,500.
    public var rootBytesMax = 64 * 1024

    /// Bytes of targets, and of each delegated role; about 600 for each listed package.
    public var targetsBytesMax = 1024 * 1024

    /// Bytes of snapshot; about 400.
    public var snapshotBytesMax = 64 * 1024

    /// Bytes of timestamp; about 400.
    public var timestampBytesMax = 16 * 1024

    /// The limits of the product.
    public init() {}

    /// The most bytes that a file of `role` may have.
    public func bytesMax(of role: MetadataRole) -> Int {
        switch role {
        case .root: rootBytesMax
        case .targets: targetsBytesMax
        case .snapshot: snapshotBytesMax
        case .timestamp: timestampBytesMax
        }
    }
}
