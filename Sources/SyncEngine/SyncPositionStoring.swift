/// Keeps the position of the cycle, so that one cut short by power resumes.
public protocol SyncPositionStoring: Sendable {
    /// The stored position, or ``SyncPosition/initial`` if none was stored yet.
    ///
    /// A stored form that cannot be read counts as none: the next cycle then starts from the beginning.
    func position() async throws -> SyncPosition

    /// Replaces the stored position in one transaction.
    func store(_ position: SyncPosition) async throws
}
