/// What a role signs: ``Root``, ``Targets``, ``Snapshot`` or ``Timestamp``.
public protocol MetadataPayload: Equatable, Sendable {
    /// The role that signs it.
    static var role: MetadataRole { get }

    /// Counts up with each change.
    var version: Int { get }

    /// From when on it is trusted no more.
    var expiresAt: MetadataTime { get }

    /// The members beside those of ``MetadataHeader``.
    var ownMembers: [String: JSONValue] { get }

    /// Reads the whole `signed` object; the header was checked already.
    init(signed: JSONValue, header: MetadataHeader) throws(MetadataError)
}

extension MetadataPayload {
    /// The whole `signed` object.
    public var json: JSONValue {
        let header: [String: JSONValue] = [
            "_type": .string(Self.role.rawValue), "spec_version": .string(MetadataHeader.specificationVersion),
            "version": .integer(version), "expires": .string(expiresAt.description),
        ]
        return .object(header.merging(ownMembers) { inHeader, _ in inHeader })
    }
}

/// The members that all four roles share (TUF §4.3 to §4.6).
public struct MetadataHeader: Equatable, Sendable {
    /// The specification that our files follow.
    public static let specificationVersion = "1.0.31"

    /// Counts up with each change.
    public let version: Int

    /// From when on the file is trusted no more.
    public let expiresAt: MetadataTime

    init(signed: JSONValue, role: MetadataRole) throws(MetadataError) {
        let fields = try FieldReader(signed, at: "signed")
        let type = try fields.string("_type")
        guard type == role.rawValue else { throw .wrongRole(expected: role, found: type) }
        let specification = try fields.string("spec_version")
        let numbers = specification.split(separator: ".", omittingEmptySubsequences: false)
        guard [2, 3].contains(numbers.count), numbers.allSatisfy({ UInt16($0) != nil }), numbers[0] == "1" else {
            throw .unsupportedSpecification(specification)
        }
        version = try fields.integer("version", atLeast: 1)
        guard let moment = MetadataTime(try fields.string("expires")) else { throw fields.fault("expires") }
        expiresAt = moment
    }
}
