public import HTTPTypes

/// The header fields of the wire contract that are not part of HTTP itself.
extension HTTPField.Name {
    /// The id of the kiosk that signed the request, in hexadecimal digits.
    public static let snowglobeKiosk = known("snowglobe-kiosk")
    /// 16 random bytes, in hexadecimal digits, that make each signed request different.
    public static let snowglobeNonce = known("snowglobe-nonce")
    /// The least time it can be by the kiosk's knowledge, in decimal seconds since 1970 UTC.
    public static let snowglobeTimeFloor = known("snowglobe-time-floor")
    /// The Ed25519 signature of the request, in hexadecimal digits.
    public static let snowglobeSignature = known("snowglobe-signature")

    private static func known(_ name: String) -> HTTPField.Name {
        guard let field = HTTPField.Name(name) else {
            preconditionFailure("A header name of the contract is not a token of RFC 9110.")
        }
        return field
    }
}
