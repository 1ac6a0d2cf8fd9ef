public import SyncProtocol
public import Usage

/// What a cycle wants done next; ``SyncDriver`` does it and answers with a ``SyncEvent``.
public enum SyncAction: Equatable, Sendable {
    /// Look at what is active and what is refused. Answer: `content`.
    case inspectContent

    /// Make the road ready, with a status report of this position. Answer: `opened`.
    case open(SyncPosition)

    // Report.
    /// List the segments kept. Answer: `segmentIDs`.
    case listSegments
    /// Ask which of these the server lacks. Answer: `reconciled`.
    case reconcile([SegmentID])
    /// Record what the server said. Answer: `done`.
    case recordReconciliation(offered: [SegmentID], missing: Set<SegmentID>)
    /// Read these segments. Answer: `segments`.
    case loadSegments([SegmentID])
    /// Wrap and send a batch. Answer: `uploaded`.
    case upload(SegmentBatch)
    /// Record verdicts. Answer: `done`.
    case recordVerdicts([SegmentVerdict])
    /// Put together and send the status report. Answer: `done`.
    case sendStatus(SyncPosition)

    // Metadata.
    /// Read the metadata kept. Answer: `metadata`.
    case loadMetadata
    /// Fetch one metadata file. Answer: `metadataFile`.
    case fetchMetadata(name: String, bytesMax: Int)
    /// Write admitted metadata down. Answer: `done`.
    case keepMetadata(KeptMetadata)

    // Fetch, apply, activate, confirm.
    /// Ask whether content is staged whole. Answer: `staged`.
    case checkStaged(ContentKind, ContentName)
    /// Make room and find out where a download stopped. Answer: `prepared`.
    case prepareDownload(PackageName)
    /// Download from an offset to the end. Answer: `done`.
    case download(PackageName, from: Int)
    /// Read the staging file back. Answer: `measured`.
    case measureDownload(PackageName)
    /// Remove the staging file. Answer: `done`.
    case discardDownload(PackageName)
    /// Make staged content from the staging file. Answer: `done`.
    case apply(PackageName, ContentKind, ContentName)
    /// Never install this version again. Answer: `done`.
    case refuse(ContentKind, ContentName, reason: String)
    /// Serve the staged content if the screen is idle. Answer: `activation`.
    case activate(ContentKind, ContentName)
    /// Check the active content or return to the previous one. Answer: `confirmation`.
    case confirm(ContentKind, ContentName)

    // The cycle itself.
    /// Store the position. Answer: `done`.
    case storePosition(SyncPosition)
    /// Count the attempt. Answer: `done`.
    case countResult(SyncResultCode)
    /// Nothing is left to do.
    case finish(SyncReport)
}
