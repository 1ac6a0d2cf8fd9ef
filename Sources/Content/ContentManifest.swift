public import Bytes

/// One file of a bundle as the manifest names it.
public struct ManifestFile: Hashable, Sendable {
    /// Where the file lies in the bundle.
    public let path: BundlePath
    /// Its length in bytes.
    public let length: Int
    /// The digest of its bytes.
    public let digest: SHA256Digest

    /// Names a file by what it should hold.
    public init(path: BundlePath, length: Int, digest: SHA256Digest) {
        self.path = path
        self.length = length
        self.digest = digest
    }
}

/// What counters need to know of an explainer: its id, its scenes in order, and whether it is sensitive.
public struct ExplainerKeys: Hashable, Sendable {
    /// The explainer's id, such as `snow-globe`.
    public let id: String
    /// The ids of its scenes, first to last.
    public let scenes: [String]
    /// Whether its counters are of the sensitive class.
    public let isSensitive: Bool

    /// Names an explainer.
    public init(id: String, scenes: [String], isSensitive: Bool) {
        self.id = id
        self.scenes = scenes
        self.isSensitive = isSensitive
    }
}

/// What counters need to know of a teach-back's question: its id and the ids of its choices, in order.
public struct TeachbackKeys: Hashable, Sendable {
    /// The question's id.
    public let id: String
    /// The ids of its choices.
    public let choices: [String]

    /// Names a question.
    public init(id: String, choices: [String]) {
        self.id = id
        self.choices = choices
    }
}

/// `bundle.json`: what a bundle holds.
///
/// Its digest names the bundle.
///
/// There is one canonical form: UTF-8 JSON in one line, keys sorted, no white space, files sorted by path. Parsing
/// refuses any other form, so equal manifests have equal digests. `takehome` and `teachbacks` came later: they stand
/// there only if they name something, so a manifest from before keeps its form and digest.
public struct ContentManifest: Hashable, Sendable {
    /// The format that this program reads and writes.
    public static let formatVersion = 1

    /// The bundle's version.
    public let contentVersion: ContentVersion
    /// The languages that every page exists in; the first is the one the content was written in.
    public let languages: [LanguageTag]
    /// Every file but `bundle.json` itself, sorted by path.
    public let files: [ManifestFile]
    /// The explainers that counters may name.
    public let explainers: [ExplainerKeys]
    /// The FAQ ids that counters may name.
    public let questions: [String]
    /// The FAQ topics that counters may name.
    public let topics: [String]
    /// The teach-back questions that counters may name.
    public let teachbacks: [TeachbackKeys]
    /// The sheets to take home that counters may name.
    public let takehome: [String]
    /// The earliest day on which an item must be reviewed again, as `YYYY-MM-DD`.
    public let reviewBy: String

    /// Puts a manifest together; files are sorted here.
    public init(
        contentVersion: ContentVersion, languages: [LanguageTag], files: [ManifestFile], explainers: [ExplainerKeys],
        questions: [String], topics: [String], teachbacks: [TeachbackKeys] = [], takehome: [String] = [],
        reviewBy: String
    ) {
        self.contentVersion = contentVersion
        self.languages = languages
        self.files = files.sorted { $0.path < $1.path }
        self.explainers = explainers
        self.questions = questions
        self.topics = topics
        self.teachbacks = teachbacks
        self.takehome = takehome
        self.reviewBy = reviewBy
    }

    /// The digest of the canonical bytes; it names the bundle.
    ///
    /// Linear in the number of files.
    public var digest: SHA256Digest { SHA256Digest(of: canonicalBytes) }

    /// `<version>-<first eight digits of the digest>`: the release's name on disk and in addresses.
    public var releaseName: String { "\(contentVersion)-\(digest.shortHex)" }

    /// The length of all files together, without the manifest.
    public var totalBytes: Int { files.reduce(0) { $0 + $1.length } }

    /// Checks that `files` are exactly the manifest's, byte for byte; `bundle.json` may be among them.
    ///
    /// Throws the first missing, extra or differing file. Linear in the size of the bundle.
    public func verify(_ files: [BundlePath: [UInt8]]) throws(ContentError) {
        for file in self.files {
            guard let bytes = files[file.path] else { throw .missingFile(path: file.path.text) }
            try file.verify(bytes)
        }
        let named = Set(self.files.map(\.path)).union([.manifest])
        if let extra = files.keys.sorted().first(where: { !named.contains($0) }) { throw .extraFile(path: extra.text) }
    }
}

extension ManifestFile {
    /// Checks length, then digest.
    public func verify(_ bytes: [UInt8]) throws(ContentError) {
        guard bytes.count == length else {
            throw .lengthMismatch(path: path.text, expected: length, found: bytes.count)
        }
        let found = SHA256Digest(of: bytes)
        guard found == digest else { throw .digestMismatch(path: path.text, expected: digest, found: found) }
    }
}
