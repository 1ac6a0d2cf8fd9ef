/// One step in making a target file.
///
/// Base ranges count bytes in the base text: all base files, in canonical order, joined.
enum Operation: Equatable {
    /// Copy from the cursor and move it.
    case keep(Range<Int>)
    /// Insert new text; `context` is the base text around the cursor, which the new text replaces or joins.
    case insert(count: Int, context: Range<Int>)
    /// Move the cursor.
    case drop(count: Int)
    /// Copy from anywhere in one base file; the cursor stays.
    case copyBase(Range<Int>)
    /// Copy new text that was inserted before, from `distance` bytes back in it.
    case copyNew(count: Int, distance: Int)
    /// Insert the 64 hexadecimal digits of the SHA-256 of an earlier target file.
    case digest(file: Int)
}

/// The kinds of operation as they are coded: a varint `number << 3 | kind`, then further numbers.
enum OperationKind: UInt64 {
    /// number = bytes, 0 for the rest of the target file.
    case keep = 0
    /// number = bytes of new text.
    case insert = 1
    /// number = bytes.
    case drop = 2
    /// number = bytes of new text; then a varint of the bytes dropped.
    case replace = 3
    /// number = bytes; then a zigzag varint: start, counted from the end of the last such copy.
    case copyBase = 4
    /// number = bytes; then a varint: distance.
    case copyNew = 5
    /// number = zigzag of the file's index, counted from one after the last so named; drops 64 bytes.
    case digestReplacing = 6
    /// The same, and drops nothing.
    case digest = 7
}

/// Constants of the scheme that encoder and patcher must share.
enum StreamScheme {
    /// New text is deflated in blocks of this many bytes; the last one is shorter.
    static let blockBytes = 20_000
    /// This much base text on each side of an edit joins the dictionary.
    static let contextBytes = 192
    /// At most this much of a dictionary is base text; new text inserted before fills the rest.
    static let contextBytesMax = 20_000
    /// A copy of new text reaches this far back at most.
    static let distanceMax = 4 << 20
    /// The hexadecimal digits of a SHA-256.
    static let digestDigits = 64
}
