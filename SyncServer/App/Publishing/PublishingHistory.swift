import Content
import UpdateMetadata

/// Which releases were published, and when: `published.json` in the data folder.
///
/// `{"published":[{"contentVersion":3,"publishedAt":1800000000}]}`. Targets alone say what is published now; this list
/// says which earlier releases kiosks may still run.
struct PublishingHistory: Equatable, Sendable {
    static let bytesMax = 1024 * 1024

    /// When each release was published, the first time.
    var publishedAt: [ContentVersion: MetadataTime] = [:]

    /// Reads the list; one that is not there yet is empty.
    init(in folder: DataFolder) throws(PublishingError) {
        let path = folder.publishingHistory
        guard let bytes = try AtomicFile.read(path, bytesMax: Self.bytesMax) else { return }
        guard let json = try? JSONValue(parsing: bytes, bytesMax: Self.bytesMax), case .object(let members) = json,
            case .array(let entries) = members["published"]
        else { throw .historyDamaged(path: path) }
        for entry in entries {
            guard case .object(let fields) = entry, case .integer(let version) = fields["contentVersion"],
                case .integer(let seconds) = fields["publishedAt"]
            else { throw .historyDamaged(path: path) }
            publishedAt[ContentVersion(version)] = MetadataTime(secondsSince1970: seconds)
        }
    }

    /// Notes the release that targets name, if the note was lost: the process was stopped between the two.
    mutating func complete(with current: RepositoryMetadata) {
        guard let version = current.currentVersion, publishedAt[version] == nil else { return }
        let expiresAt = current.targets.payload.expiresAt
        publishedAt[version] = expiresAt.adding(days: -MetadataExpiry.days(of: .targets))
    }

    /// Notes a publication and writes the list.
    mutating func add(_ version: ContentVersion, at now: MetadataTime, in folder: DataFolder) throws(PublishingError) {
        publishedAt[version] = publishedAt[version] ?? now
        let entries = publishedAt.sorted { $0.key < $1.key }.map { version, moment in
            JSONValue.object([
                "contentVersion": .integer(version.number), "publishedAt": .integer(moment.secondsSince1970),
            ])
        }
        let bytes = CanonicalJSON.encode(.object(["published": .array(entries)]))
        try AtomicFile.replace(folder.publishingHistory, with: bytes + [UInt8(ascii: "\n")])
    }
}
