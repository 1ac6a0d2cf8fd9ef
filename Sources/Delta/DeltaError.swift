public import Bytes

/// What can be wrong with a package, with the base it is applied to, or with the trees it is made from.
public enum DeltaError: Error, Equatable, Sendable {
    /// The bytes end too early, go on too long, or hold a number that is not well formed.
    case malformed(BytesError)
    /// The first four bytes are not `SGDP`.
    case notAPackage(found: [UInt8])
    /// The format version is not one that this program reads.
    case unsupportedVersion(UInt8)
    /// The kind is neither content nor usage.
    case unknownKind(UInt8)
    /// The codec is not one that this program has.
    case unknownCodec(UInt8)
    /// A flag is set that this program does not know.
    case unknownFlags(UInt8)
    /// The package is well formed and of the other kind.
    case wrongKind(expected: DeltaKind, found: DeltaKind)
    /// A section is missing, repeated, unknown or out of order.
    case unexpectedSection(expected: UInt8, found: UInt8)
    /// A declared or actual size is above its limit; nothing was allocated for it.
    case limitExceeded(DeltaLimit, found: UInt64, limit: Int)
    /// The package's own digest does not match its bytes.
    case packageDigestMismatch(expected: DeltaMark, found: SHA256Digest)
    /// The base at hand is not the one the package was made from.
    case baseMismatch(expected: DeltaMark, found: SHA256Digest)
    /// What came out is not what the header promised.
    case targetMismatch(expected: DeltaMark, found: SHA256Digest)
    /// A size in the header is not the size that the file list adds up to.
    case declaredSizeMismatch(DeltaLimit, declared: Int, found: Int)
    /// A path could leave its folder or is no plain relative path.
    case unsafePath(String, PathFault)
    /// Files are not in canonical order, or one path comes twice.
    case pathOutOfOrder(String, after: String)
    /// Two paths cannot both exist in one folder: a file that is also a folder, or two spellings of one name.
    case pathConflict(String, with: String)
    /// A record of the file list, at this offset in its section, makes no sense.
    case malformedFileList(offset: Int, FileListFault)
    /// An operation, at this offset in its section, makes no sense.
    case malformedOperation(offset: Int, OperationFault)
    /// Compressed bytes do not inflate to exactly the declared length; `code` is zlib's.
    case malformedDeflate(section: DeltaSectionID, code: Int32)
    /// An edit of the mixing codec, after this many bytes of its file, makes no sense.
    case malformedMixture(made: Int, MixingFault)
    /// A section's stored length cannot belong to its inflated length.
    case malformedSection(DeltaSectionID, stored: Int, inflated: Int)
    /// A file of the base could not be read; `code` is `errno`.
    case baseUnreadable(path: String, code: Int32)
    /// A file of the target could not be written; `code` is `errno`.
    case targetUnwritable(path: String, code: Int32)
    /// The encoder's own output did not patch back to the target; a bug of ours, caught before anything was published.
    case selfCheckFailed(expected: SHA256Digest, found: SHA256Digest)
}

/// Why a path is refused.
public enum PathFault: String, Equatable, Sendable {
    /// It has no bytes.
    case empty
    /// It begins with a slash.
    case absolute
    /// A segment is `.` or `..`.
    case traversal
    /// Two slashes follow each other, or one stands at the end.
    case emptySegment
    /// It holds a control character, NUL or a backslash.
    case forbiddenCharacter
    /// It is not UTF-8.
    case notUTF8
    /// A segment is longer than 255 bytes, which no file system takes.
    case segmentTooLong
}

/// What is wrong with a record of the file list.
public enum FileListFault: String, Equatable, Sendable {
    /// The record's kind is not known.
    case unknownRecord
    /// A count is zero where at least one is meant.
    case zeroCount
    /// The record names a base file that is not there.
    case baseFileMissing
    /// The record names a target file that was not made yet.
    case targetFileMissing
    /// The length is below zero.
    case negativeLength
    /// More of the last path is reused than it has.
    case sharedPrefixTooLong
}

/// What is wrong with an edit of the mixing codec.
public enum MixingFault: String, Equatable, Sendable {
    /// It drops more pieces than the aligned file has.
    case pastBaseEnd
    /// It would make the file longer than its length, or shorter than nothing.
    case pastTargetEnd
    /// It drops nothing and inserts nothing.
    case emptyEdit
    /// Coded bytes are left over after the last file.
    case leftOver
}

/// What is wrong with an operation.
public enum OperationFault: String, Equatable, Sendable {
    /// It would make the file longer than its declared length.
    case pastTargetEnd
    /// It reads the base outside the file it is about.
    case pastBaseEnd
    /// A count is zero where at least one is meant.
    case zeroCount
    /// It copies new text that was not there yet, or is too far back.
    case distanceOutOfRange
    /// It names a file whose digest is not known yet.
    case digestUnknown
    /// It needs more new text than the package holds.
    case literalsExhausted
    /// New text is left over after the last file.
    case literalsLeftOver
}
