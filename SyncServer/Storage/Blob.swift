internal import Bytes
internal import FoundationEssentials

extension SHA256Digest {
    /// The 32 bytes in the type that SQLite columns take.
    var blob: Data { Data(bytes) }
}

extension [UInt8] {
    /// The bytes in the type that SQLite columns take.
    var blob: Data { Data(self) }
}
