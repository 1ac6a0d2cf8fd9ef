public import Bytes

/// Why metadata, or a target file, is not trusted.
public enum MetadataError: Error, Equatable, Sendable {
    // Form.

    /// More bytes than the limit for this role.
    case tooLong(length: Int, limit: Int)
    /// Not JSON, or JSON that metadata may not hold.
    case malformedJSON(JSONFault, offset: Int)
    /// A field is missing, of another type, or has a value that it may not have.
    case badField(String)
    /// A file of another role than was asked for.
    case wrongRole(expected: MetadataRole, found: String)
    /// A file for another major version of the specification than 1.
    case unsupportedSpecification(String)

    // Trust.

    /// Too few keys of the role signed; `rootVersion` is the root whose keys were counted.
    case belowThreshold(MetadataRole, rootVersion: Int, signed: Int, needed: Int)
    /// A version other than the one that had to be: the next root, or what snapshot or timestamp names.
    case wrongVersion(MetadataRole, expected: Int, found: Int)
    /// A lower version than was trusted before.
    case rollback(MetadataRole, trusted: Int, found: Int)
    /// Snapshot names a file no more that a trusted snapshot named.
    case removedFile(String)
    /// Another length than signed metadata says.
    case wrongLength(String, expected: Int, found: Int)
    /// Another SHA-256 than signed metadata says.
    case wrongDigest(String, expected: SHA256Digest, found: SHA256Digest)
    /// Another digest than signed metadata lists for this target file.
    case wrongHash(String)
    /// Expired at `expiredAt`, which is not after `now`.
    case expired(MetadataRole, expiredAt: MetadataTime, now: MetadataTime)

    /// Snapshot does not name the file of this delegated role.
    case notInSnapshot(DelegatedRoleName)
    /// What is wrong with the file of a delegated role; its own role is targets.
    indirect case delegated(DelegatedRoleName, MetadataError)
    /// The search for a target went through more delegated roles than ``MetadataLimits/delegatedRolesMax``.
    case tooManyDelegations(limit: Int)

    // Order of calls, and limits of a refresh.

    /// This file cannot be judged before that of `role` is.
    case needsFirst(MetadataRole)
    /// A root after the timestamp of the same refresh.
    case rootAfterTimestamp
    /// More new roots in one refresh than the limit.
    case tooManyRotations(limit: Int)

    // Making.

    /// The system's random source failed while signing.
    case notSigned(MetadataRole)
}
