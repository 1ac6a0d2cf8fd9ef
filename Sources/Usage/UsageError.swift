public import Bytes

/// Why an event, a vocabulary, a key, a segment or a batch was refused.
public enum UsageError: Error, Equatable, Sendable {
    // MARK: Events

    /// The event's body was longer than ``UsageLimits/eventBytesMax``.
    case eventTooLong(found: Int, limit: Int)
    /// The event's body was not a JSON object of known shape.
    case malformedEvent
    /// The event's name is not in the closed list.
    case unknownEvent(String)
    /// The event lacks a field that its name needs, or the field's value has the wrong type.
    case badField(String)
    /// The event has a field that its name does not have.
    case unexpectedField(String)
    /// A number was outside its limits.
    case numberOutOfRange(field: String, found: Int, limit: Int)
    /// A visit's end had a reason that a page cannot give.
    case unknownReason(String)
    /// The release manifest does not name this explainer.
    case unknownExplainer(String)
    /// The release manifest does not name this scene of this explainer.
    case unknownScene(explainer: String, scene: String)
    /// The release manifest does not name this question.
    case unknownQuestion(String)
    /// A field's value is in neither this program's closed list nor the manifest's.
    case unknownValue(field: String, found: String)
    /// The crisis question, or the site's first language: what is never counted by its rule.
    case neverCounted(String)

    // MARK: Vocabulary and keys

    /// A name was empty, too long, or had a byte outside `A-Z a-z 0-9 . _ -`.
    case malformedName(String)
    /// A vocabulary named the same thing twice.
    case repeatedName(String)
    /// An explainer had no scenes.
    case noScenes(String)
    /// A vocabulary's key table would be longer than ``UsageLimits/keyTableCountMax``.
    case tooManyKeys(found: Int, limit: Int)
    /// A key named no listed counter.
    case unknownCounter(String)
    /// A key's values do not fit its counter's dimensions.
    case malformedKey(String)
    /// A counter of class O was offered where visits are counted, or the reverse.
    case wrongClass(CounterName)

    // MARK: Segments and batches

    /// The bytes did not read as the format says.
    case bytes(BytesError)
    /// The bytes do not start with the format's magic.
    case wrongMagic
    /// The bytes are of a format version that this program does not read.
    case unsupportedVersion(UInt8)
    /// A field of a segment had a value outside its closed set.
    case badSegmentField(String, found: UInt64)
    /// A cell's key index is not in the vocabulary's table.
    case keyIndexOutOfRange(found: Int, count: Int)
    /// Named cells were not sorted, or one stood in the table, or a key came twice.
    case keyOutOfOrder(String)
    /// The digest at the end of a segment is not that of the bytes before.
    case digestMismatch(expected: SHA256Digest, found: SHA256Digest)
    /// A segment or batch was longer than its limit.
    case tooLong(found: Int, limit: Int)
    /// A segment came twice in a batch.
    case repeatedSegment(SegmentID)
    /// The segment was written against another manifest than the vocabulary's.
    case wrongManifest(expected: SHA256Digest, found: SHA256Digest)
}
