public import Bytes

/// What can be wrong with a bundle or a site configuration.
public enum ContentError: Error, Equatable, Sendable {
    /// A file of the bundle is not there.
    case missingFile(path: String)
    /// A file is there that the manifest does not name.
    case extraFile(path: String)
    /// A path has a form that bundles do not allow.
    case malformedPath(String)
    /// A file is not the JSON it should be; `reason` names key and fault.
    case malformedJSON(path: String, reason: String)
    /// A key that this version does not know.
    case unknownKey(path: String, key: String)
    /// A value is outside what its key allows.
    case invalidValue(path: String, key: String, found: String)
    /// A file's bytes are not what the manifest names.
    case digestMismatch(path: String, expected: SHA256Digest, found: SHA256Digest)
    /// A file's length is not what the manifest names.
    case lengthMismatch(path: String, expected: Int, found: Int)
    /// The manifest is not in its canonical form, so that one manifest could have two digests.
    case manifestNotCanonical
    /// The manifest's list of explainers, questions or topics is not that of the bundle's own files.
    case manifestStale(key: String)
    /// A bundle or file is larger than ``ContentLimits`` allow.
    case limitExceeded(limit: String, maximum: Int, found: Int)
    /// A content item cites no fact at all.
    case noFacts(path: String, item: String)
    /// A content item cites a fact that the fact base does not have.
    case unknownFact(path: String, item: String, fact: String)
    /// A content item cites an unreviewed fact and neither names its reviewer nor says `review: needed`.
    case reviewMissing(path: String, item: String, fact: String)
    /// Words are missing in one language.
    case missingString(path: String, key: String)
    /// The format or schema version is not one this program reads.
    case unsupportedVersion(path: String, found: Int, supported: Int)
}

extension ContentError {
    /// One plain sentence for staff: what is wrong and where.
    public var sentence: String {
        switch self {
        case .missingFile(let path): "The bundle has no file \(path)."
        case .extraFile(let path): "The bundle has a file that its manifest does not name: \(path)."
        case .malformedPath(let path):
            "The name \"\(path)\" cannot be used in a bundle; use letters, digits, dot, dash and underscore."
        case .malformedJSON(let path, let reason): "\(path) cannot be read: \(reason)."
        case .unknownKey(let path, let key): "\(path) has a key \"\(key)\" that this version does not know."
        case .invalidValue(let path, let key, let found): "\(path): \"\(key)\" cannot be \"\(found)\"."
        case .digestMismatch(let path, _, _): "\(path) is not the file that the manifest names (its digest differs)."
        case .lengthMismatch(let path, let expected, let found):
            "\(path) is \(found) bytes long where the manifest says \(expected)."
        case .manifestNotCanonical: "bundle.json is not in its canonical form; seal the bundle again."
        case .manifestStale(let key): "bundle.json lists other \(key) than the bundle's files; seal the bundle again."
        case .limitExceeded(let limit, let maximum, let found): "\(limit) is \(found), above the limit of \(maximum)."
        case .noFacts(let path, let item): "\(path): \(item) cites no fact; add at least one fact id."
        case .unknownFact(let path, let item, let fact):
            "\(path): \(item) cites \(fact), which facts.json does not have; correct the id or add the fact."
        case .reviewMissing(let path, let item, let fact):
            "\(path): \(item) cites \(fact), which is not reviewed; name the reviewer or set \"review\": \"needed\"."
        case .missingString(let path, let key): "\(path) has no text for \"\(key)\"."
        case .unsupportedVersion(let path, let found, let supported):
            "\(path) has version \(found); this program reads version \(supported)."
        }
    }
}
