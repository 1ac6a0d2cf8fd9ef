import Bytes

/// Body of `POST /v1/sync`: all that a kiosk has, so that one answer can hold all that is new.
///
/// Layout: `Exchange.md`; an up-to-date kiosk sends about 200 bytes.
public struct SyncRequest: Equatable, Sendable {
    /// The versions of the metadata files that the kiosk holds.
    public let held: [HeldMetadata]
    /// How the kiosk is, without operations counters.
    public let status: StatusReport
    /// The segments kept.
    public let segments: SegmentSummary
    /// The operations counters.
    public let operations: OperationsDigest

    /// Joins the parts; the counters of `status` travel as `operations` does.
    public init(held: [HeldMetadata], status: StatusReport, segments: SegmentSummary) {
        self.held = Array(held.prefix(ProtocolLimits.heldMetadataMax))
        var withoutCounters = status
        withoutCounters.operations = []
        self.status = withoutCounters
        self.segments = segments
        operations = OperationsDigest(status.operations)
    }

    /// The body's bytes.
    public func encoded() -> [UInt8] {
        var writer = ByteWriter()
        writer.writeVarint(ProtocolVersion.current)
        writer.writeVarint(held.count)
        for metadata in held { metadata.write(to: &writer) }
        status.write(to: &writer)
        segments.write(to: &writer)
        operations.write(to: &writer)
        return writer.bytes
    }

    /// Reads a body.
    ///
    /// Throws ``SyncProtocolError/malformedPackage(offset:)`` for anything that ``encoded()`` does not write.
    public init(decoding bytes: [UInt8]) throws(SyncProtocolError) {
        guard bytes.count <= ProtocolLimits.syncRequestBytesMax else {
            throw .bodyTooLong(bytesMax: ProtocolLimits.syncRequestBytesMax, found: bytes.count)
        }
        var reader = ByteReader(bytes)
        do throws(BytesError) {
            let version = try reader.readVarint(max: Int(Int32.max))
            guard version == ProtocolVersion.current else { throw .malformedVarint(offset: 0) }
            var held: [HeldMetadata] = []
            for _ in 0..<(try reader.readVarint(max: ProtocolLimits.heldMetadataMax)) {
                held.append(try HeldMetadata(&reader))
            }
            self.held = held
            var status = try StatusReport(&reader)
            status.protocolVersion = version
            self.status = status
            segments = try SegmentSummary(&reader)
            operations = try OperationsDigest(&reader)
            try reader.requireEnd()
        } catch {
            throw .malformedPackage(offset: reader.offset)
        }
    }
}

/// A metadata file by its role and version.
public struct HeldMetadata: Hashable, Sendable {
    /// The role's name, such as `targets`.
    public let role: String
    /// The version; the timestamp's file name does not carry it.
    public let version: Int

    /// Joins a role and a version.
    public init(role: String, version: Int) {
        self.role = role
        self.version = version
    }

    /// The roles that travel as one byte; others are spelt.
    static let roles = ["root", "timestamp", "snapshot", "targets"]

    /// The file's name below `/tuf/metadata/`.
    public var fileName: String { role == Self.roles[1] ? "\(role).json" : "\(version).\(role).json" }

    /// Takes the name of a file apart; `timestamp.json` has the version 0.
    public init?(fileName: String) {
        let parts = fileName.split(separator: ".", omittingEmptySubsequences: false)
        if fileName == "\(Self.roles[1]).json" {
            self.init(role: Self.roles[1], version: 0)
        } else if parts.count == 3, parts[2] == "json", let version = Int(parts[0]), version > 0 {
            self.init(role: String(parts[1]), version: version)
        } else {
            return nil
        }
    }

    func write(to writer: inout ByteWriter) {
        if let place = Self.roles.firstIndex(of: role) {
            writer.write(UInt8(place))
        } else {
            writer.write(UInt8(Self.roles.count))
            writer.write(role)
        }
        writer.writeVarint(max(version, 0))
    }

    init(_ reader: inout ByteReader) throws(BytesError) {
        let start = reader.offset
        let place = Int(try reader.readByte())
        if place < Self.roles.count {
            role = Self.roles[place]
        } else if place == Self.roles.count {
            role = try reader.readString(bytesMax: ProtocolLimits.nameBytesMax)
        } else {
            throw .malformedVarint(offset: start)
        }
        version = try reader.readVarint(max: Int(Int32.max))
    }
}
