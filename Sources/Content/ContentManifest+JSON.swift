import Bytes

extension ContentManifest {
    /// The one form of this manifest: keys sorted, no white space.
    ///
    /// Every text in it needs no escaping.
    public var canonicalBytes: [UInt8] {
        let explainers = explainers.map {
            #"{"id":"\#($0.id)","scenes":\#(Self.list($0.scenes)),"sensitive":\#($0.isSensitive)}"#
        }
        let files = files.map { #"{"length":\#($0.length),"path":"\#($0.path)","sha256":"\#($0.digest)"}"# }
        let teachbacks = teachbacks.map { #"{"choices":\#(Self.list($0.choices)),"id":"\#($0.id)"}"# }
        var members = [
            #""contentVersion":\#(contentVersion)"#,
            #""explainers":[\#(explainers.joined(separator: ","))]"#,
            #""files":[\#(files.joined(separator: ","))]"#,
            #""formatVersion":\#(Self.formatVersion)"#,
            #""languages":\#(Self.list(languages.map(\.text)))"#,
            #""questions":\#(Self.list(questions))"#,
            #""reviewBy":"\#(reviewBy)""#,
        ]
        if !takehome.isEmpty { members.append(#""takehome":\#(Self.list(takehome))"#) }
        if !teachbacks.isEmpty { members.append(#""teachbacks":[\#(teachbacks.joined(separator: ","))]"#) }
        members.append(#""topics":\#(Self.list(topics))"#)
        return Array("{\(members.joined(separator: ","))}".utf8)
    }

    /// Reads a manifest of at most ``ContentLimits/manifestBytesMax`` bytes in its canonical form.
    public init(canonicalBytes bytes: [UInt8]) throws(ContentError) {
        let raw = try decodeJSON(
            RawManifest.self, from: bytes, path: BundlePath.manifest.text, bytesMax: ContentLimits.manifestBytesMax)
        guard raw.formatVersion == Self.formatVersion else {
            throw .unsupportedVersion(
                path: BundlePath.manifest.text, found: raw.formatVersion, supported: Self.formatVersion)
        }
        var files: [ManifestFile] = []
        var totalBytes = 0
        guard raw.files.count <= ContentLimits.filesMax else {
            throw .limitExceeded(
                limit: "the number of files", maximum: ContentLimits.filesMax, found: raw.files.count)
        }
        for file in raw.files {
            guard (0...ContentLimits.fileBytesMax).contains(file.length) else {
                throw .limitExceeded(
                    limit: "the length of \(file.path)", maximum: ContentLimits.fileBytesMax, found: file.length)
            }
            guard let digest = SHA256Digest(hex: file.sha256) else {
                throw .invalidValue(path: BundlePath.manifest.text, key: "sha256", found: file.sha256)
            }
            totalBytes += file.length
            files.append(ManifestFile(path: try BundlePath(file.path), length: file.length, digest: digest))
        }
        guard totalBytes <= ContentLimits.bundleBytesMax else {
            throw .limitExceeded(
                limit: "the size of the bundle", maximum: ContentLimits.bundleBytesMax, found: totalBytes)
        }
        guard Set(files.map(\.path)).count == files.count else { throw .manifestNotCanonical }
        let teachbacks = raw.teachbacks ?? []
        let ids = raw.questions + raw.topics + raw.explainers.flatMap { [$0.id] + $0.scenes }
        for id in ids + (raw.takehome ?? []) + teachbacks.flatMap({ [$0.id] + $0.choices }) {
            try ContentID.check(id, path: BundlePath.manifest.text)
        }
        self.init(
            contentVersion: ContentVersion(raw.contentVersion), languages: raw.languages, files: files,
            explainers: raw.explainers.map { ExplainerKeys(id: $0.id, scenes: $0.scenes, isSensitive: $0.sensitive) },
            questions: raw.questions, topics: raw.topics,
            teachbacks: teachbacks.map { TeachbackKeys(id: $0.id, choices: $0.choices) },
            takehome: raw.takehome ?? [], reviewBy: raw.reviewBy)
        guard canonicalBytes == bytes else { throw .manifestNotCanonical }
    }

    private static func list(_ texts: [String]) -> String {
        "[\(texts.map { "\"\($0)\"" }.joined(separator: ","))]"
    }
}

private struct RawManifest: Decodable {
    struct File: Decodable {
        let length: Int
        let path: String
        let sha256: String
    }
    struct Explainer: Decodable {
        let id: String
        let scenes: [String]
        let sensitive: Bool
    }
    struct Teachback: Decodable {
        let choices: [String]
        let id: String
    }
    let contentVersion: Int
    let explainers: [Explainer]
    let files: [File]
    let formatVersion: Int
    let languages: [LanguageTag]
    let questions: [String]
    let reviewBy: String
    let takehome: [String]?
    let teachbacks: [Teachback]?
    let topics: [String]
}

/// The form of ids that counters and addresses carry: letters, digits and dashes, at most 64 bytes.
enum ContentID {
    static func check(_ id: String, path: String) throws(ContentError) {
        let isAllowed =
            (1...64).contains(id.utf8.count)
            && id.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
        guard isAllowed else { throw .invalidValue(path: path, key: "id", found: id) }
    }
}
