import Bytes
import Testing
import UpdateMetadata

/// The repository whose files lie in Tests/Fixtures/metadata/first-format.
enum GoldenMetadata {
    static func chain() throws -> MetadataChain {
        var chain = try MetadataChain()
        let bundle = SHA256Digest(of: "bundle 1".utf8)
        let factory = SHA256Digest(of: "bundle 0".utf8)
        chain.files[.delta(contentVersion: 1, baseVersion: 0, baseDigest: factory)] = TargetFile(
            of: Array("delta".utf8),
            purpose: .delta(contentVersion: 1, bundleDigest: bundle, baseVersion: 0, baseDigest: factory))
        let site = try #require(TargetPath.site(named: "main"))
        chain.files[site] = TargetFile(of: Array("{}".utf8), purpose: .site(name: "main", siteVersion: 1))
        return chain
    }

    /// The same repository with version 2 of root, under another root key.
    static func rotated(_ chain: MetadataChain) throws -> MetadataChain {
        var next = chain
        next.rootVersion = 2
        next.rootKeys = [try MetadataChain.key(21)]
        return next
    }
}
