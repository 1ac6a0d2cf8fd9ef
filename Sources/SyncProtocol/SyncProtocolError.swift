/// What can be wrong with a body, a header or a code of the wire contract.
public enum SyncProtocolError: Error, Equatable, Sendable {
    /// A body was longer than its limit.
    case bodyTooLong(bytesMax: Int, found: Int)
    /// A body was not JSON of the expected shape; the path names the field.
    case malformedBody(path: String)
    /// A list had more elements than its limit.
    case tooMany(field: String, max: Int, found: Int)
    /// A text was empty, too long or had characters that are not allowed.
    case badText(field: String)
    /// A number was outside its range.
    case outOfRange(field: String, found: Int64)
    /// A signed request lacked a header.
    case missingHeader(String)
    /// A header of a signed request was not of its form.
    case malformedHeader(String)
    /// A binary body was not of its form; the offset is where reading stopped.
    case malformedPackage(offset: Int)
    /// The signature is not that of the kiosk over this request.
    case badSignature
}
