import Bytes

extension KeyedDecodingContainer {
    /// Decodes a digest from 64 lower-case hexadecimal digits.
    func decodeDigest(forKey key: Key) throws -> SHA256Digest {
        let hex = try decode(String.self, forKey: key)
        guard let digest = SHA256Digest(hex: hex) else {
            throw DecodingError.dataCorruptedError(
                forKey: key, in: self, debugDescription: "A digest is 64 lower-case hexadecimal digits.")
        }
        return digest
    }
}
