/// Why a text is not the JSON that metadata may hold; ``MetadataError/malformedJSON(_:offset:)`` adds where.
public enum JSONFault: Equatable, Sendable {
    /// The text ended inside a value.
    case truncated
    /// A byte that no JSON text has at this place.
    case unexpectedByte(UInt8)
    /// Something after the one value.
    case trailingBytes
    /// A string that is not UTF-8.
    case notUTF8
    /// A backslash with something else behind it than JSON knows, half a surrogate pair among them.
    case badEscape
    /// A control character that was not escaped.
    case controlCharacter
    /// A fraction or an exponent, a leading zero, a minus before zero, or a number beyond 64 bits.
    case notAnInteger
    /// A key that its object had already.
    case repeatedKey(String)
    /// Arrays and objects within each other beyond ``MetadataLimits/depthMax``.
    case tooDeep
}
