import Bytes
import Content
import Delta
import Foundation
import TestSupport
import Testing
import UpdateMetadata

@testable import SyncServer

/// A repository in a folder of its own, and folders of content to publish in it.
struct Workshop {
    static let start = MetadataTime(secondsSince1970: 1_800_000_000)

    let directory: TemporaryDirectory
    let folder: DataFolder
    var factory: FactoryBundle?

    var repository: Repository { Repository(folder) }
    var builder: ReleaseBuilder { ReleaseBuilder(repository: repository, factory: factory) }
    var publisher: ReleasePublisher { ReleasePublisher(repository: repository, factory: factory) }

    init(isInitialised: Bool = true) throws {
        directory = try TemporaryDirectory()
        folder = DataFolder(path: "\(directory.path)/data")
        if isInitialised { _ = try repository.initialise(site: nil, now: Self.start) }
    }

    /// The small bundle as version 0.
    static func smallFactory() throws -> FactoryBundle? {
        let bundle = try ContentBundle(files: SmallBundle.files())
        var files: [String: [UInt8]] = [:]
        for (path, bytes) in bundle.files { files[path.text] = bytes }
        files["bundle.json"] = bundle.manifest(version: .factory).canonicalBytes
        return FactoryBundle(files)
    }

    /// A site configuration that names a clinic.
    static func site(phone: String, named name: String = "main") throws -> SiteFile {
        let json = #"{"schemaVersion":1,"clinic":{"name":"Sample clinic","phone":"\#(phone)"}}"#
        return try SiteFile(Array(json.utf8), from: "clinic.json", for: name)
    }

    /// A folder with the small bundle, some files changed or, with nil, left out.
    func content(changing changes: [String: String?] = [:]) throws -> String {
        let path = "\(directory.path)/content-\(UUID().uuidString)"
        for (file, bytes) in try SmallBundle.files(changing: changes) {
            let url = URL(fileURLWithPath: "\(path)/\(file)")
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: url)
        }
        return path
    }

    /// Content whose home page has another title.
    func content(title: String) throws -> String {
        try content(changing: ["strings/en.json": SmallBundle.texts["strings/en.json"]?.replacing("Hello", with: title)]
        )
    }

    /// Makes and publishes a release.
    @discardableResult
    func publish(title: String, now: MetadataTime = start) throws -> ReleasePublisher.Publication {
        let draft = try builder.create(from: content(title: title))
        return try publisher.publish(draft.release.version, now: now)
    }

    /// What a reader sees that knows nothing but root: targets, with the delta packages of their own role.
    func readTargets(now: MetadataTime = start) throws -> Targets {
        var trusted = try TrustedMetadataSet(trustedRoot: file("tuf/metadata/root.json"))
        try refresh(&trusted, now: now)
        let targets = try trusted.currentTargets(now: now)
        if let request = try trusted.deltasRequest(now: now) {
            try trusted.admit(file("tuf/metadata/\(request.name)"), for: request, now: now)
        }
        let files = targets.files.merging(try trusted.currentDeltas(now: now)) { inTargets, _ in inTargets }
        return Targets(version: targets.version, expiresAt: targets.expiresAt, files: files)
    }

    /// Takes `trusted` up to date from the files on disk.
    func refresh(_ trusted: inout TrustedMetadataSet, now: MetadataTime = start) throws {
        try trusted.admitTimestamp(file("tuf/metadata/timestamp.json"), now: now)
        while let next = trusted.nextFile {
            try trusted.admit(file("tuf/metadata/\(next.name)"), of: next.role, now: now)
        }
    }

    /// The bytes of a target file, checked against what targets say of it.
    func target(_ path: TargetPath, _ file: TargetFile) throws -> [UInt8] {
        let bytes = try self.file("tuf/targets/\(path.servedName(digest: file.digest))")
        try file.verify(length: bytes.count, digest: SHA256Digest(of: bytes), path: path)
        return bytes
    }

    func file(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/\(name)")))
    }

    func replace(_ name: String, with bytes: [UInt8]) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: "\(folder.path)/\(name)"))
    }

    func setMode(_ mode: Int, of name: String) throws {
        try FileManager.default.setAttributes(
            [.posixPermissions: mode], ofItemAtPath: "\(folder.path)/\(name)")
    }

    func mode(of name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: "\(folder.path)/\(name)")[.posixPermissions] as? Int
    }

    func names(in name: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/\(name)").sorted()
    }

    func move(_ from: String, to destination: String) throws {
        try FileManager.default.moveItem(atPath: "\(folder.path)/\(from)", toPath: "\(folder.path)/\(destination)")
    }
}
