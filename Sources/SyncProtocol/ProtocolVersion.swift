/// The version of the wire contract, which is the `v1` of every route.
///
/// A change that an older peer could misread gets a new number and new routes; the old ones stay until no kiosk in
/// the field uses them.
public enum ProtocolVersion {
    /// The version that this code speaks.
    public static let current = 1
}
