import Bytes
import UpdateMetadata

/// A root or a list of targets on its way to the keys that sign it; needs no data folder.
enum SignableFile {
    case root(Signed<Root>)
    case targets(Signed<Targets>)

    /// Reads a file that `keys export` or `release publish` made.
    init(_ bytes: [UInt8], path: String) throws(PublishingError) {
        let limits = MetadataLimits()
        if let root = try? Signed<Root>(parsing: bytes, bytesMax: limits.rootBytesMax) {
            self = .root(root)
        } else if let targets = try? Signed<Targets>(parsing: bytes, bytesMax: limits.targetsBytesMax) {
            self = .targets(targets)  // Neither: refused below.
        } else {
            throw .notSignable(path: path)
        }
    }

    /// The same file with one signature more.
    func adding(_ key: SigningKey) throws(PublishingError) -> SignableFile {
        do throws(MetadataError) {
            switch self {
            case .root(let root): return .root(try root.adding(key))
            case .targets(let targets): return .targets(try targets.adding(key))
            }
        } catch {
            throw .metadataNotMade(error)
        }
    }

    var bytes: [UInt8] {
        switch self {
        case .root(let root): root.bytes
        case .targets(let targets): targets.bytes
        }
    }

    /// What people read before they sign.
    var summary: String {
        switch self {
        case .root(let root):
            let lines = MetadataRole.allCases.map { role in
                let signers = root.payload.signers(of: role)
                let names = signers.keys.map { String(MetadataKey($0).id.description.prefix(8)) }.sorted()
                return "  \(role.rawValue): \(signers.threshold) of \(signers.keys.count): "
                    + names.joined(separator: " ")
            }
            return "Root version \(root.payload.version), good until \(root.payload.expiresAt), "
                + "\(root.signatures.count) signatures.\n" + lines.joined(separator: "\n")
        case .targets(let targets):
            let lines = targets.payload.files.sorted { $0.key < $1.key }.map { path, file in
                "  \(path): \(file.length) bytes, SHA-256 \(file.digest.hex)"
            }
            return "Targets version \(targets.payload.version), good until \(targets.payload.expiresAt), "
                + "\(targets.signatures.count) signatures.\n" + lines.joined(separator: "\n")
        }
    }
}
