import Bytes
import FoundationEssentials
import GRDB
import Usage

/// Stored values as types of the domain; a value that this program did not write is refused by its column.
extension KioskStore {
    func unreadable(_ column: String) -> KioskStorageError {
        .unreadableValue(.stats, column: column)
    }

    func id<Subject>(_ bytes: Data, column: String) throws -> RandomID<Subject> {
        guard let id = RandomID<Subject>(hex: Hex.encode(bytes)) else { throw unreadable(column) }
        return id
    }

    func day(_ number: Int, column: String) throws -> ServiceDay {
        guard let day = ServiceDay(number: number) else { throw unreadable(column) }
        return day
    }

    func accumulationKey(_ row: Row) throws -> AccumulationKey {
        guard let usageClass = UsageClass(letter: row["class"]) else { throw unreadable("class") }
        guard let bucket = AccumulationKey.Bucket(rawValue: row["bucket"]) else { throw unreadable("bucket") }
        return AccumulationKey(usageClass, bucket)
    }

    func release(_ row: Row) throws -> ReleaseID? {
        let version: Int? = row["release_version"]
        let bytes: Data? = row["release_digest"]
        guard let version, let bytes else { return nil }
        guard let digest = SHA256Digest(hex: Hex.encode(bytes)) else { throw unreadable("release_digest") }
        return ReleaseID(contentVersion: version, manifestDigest: digest)
    }

    func days(_ row: Row) throws -> ClosedRange<ServiceDay>? {
        let first: Int? = row["day_first"]
        let last: Int? = row["day_last"]
        guard let first, let last else { return nil }
        let firstDay = try day(first, column: "day_first")
        let lastDay = try day(last, column: "day_last")
        guard firstDay <= lastDay else { throw unreadable("day_last") }
        return firstDay...lastDay
    }

    func undatedReason(_ row: Row) throws -> UndatedReason? {
        let code: Int? = row["undated_reason"]
        guard let code else { return nil }
        guard let byte = UInt8(exactly: code), let reason = UndatedReason(rawValue: byte) else {
            throw unreadable("undated_reason")
        }
        return reason
    }

    func signedSegment(_ row: Row) throws -> SignedSegment {
        let bytes: Data = row["bytes"]
        let signature: Data = row["signature"]
        return try SignedSegment(bytes: Array(bytes), signature: try Signature(Array(signature)))
    }
}
