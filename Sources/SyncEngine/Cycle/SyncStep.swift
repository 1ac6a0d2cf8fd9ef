/// What a part of a cycle answers to an event.
enum SyncStep: Equatable {
    /// Do this and tell what came of it.
    case perform(SyncAction)
    /// Store the update as it stands now (nil: it has ended), then go on with the event `done`.
    case checkpoint(PendingUpdate?)
    /// The part has done its work.
    case done
    /// The part ends here, for now.
    case failed(SyncError, SyncStage)
}
