import Bytes
import Content
import NIOCore

/// The image of a release: what ``ServedRelease`` holds, as bytes that a start reads instead of rendering.
///
///     "SGPI" · format (1 byte) · maker (string) · version (varint) · bundle.json (bytes) · site.json (bytes)
///     · resources (varint) · for each: path, content type, tag (strings) · caching, compressed (1 byte each)
///       · length uncompressed (varint) · stored bytes
///     · SHA-256 of all before (32 bytes)
///
/// Strings and bytes follow a varint of their length; resources are sorted by path. An image counts only for the very
/// program that made it: another one may render the same release in another way.
extension ServedRelease {
    /// The longest image that is read, in bytes: a release and its pages, twice over.
    static let imageBytesMax = 1 << 30

    private static let magic = Array("SGPI".utf8)
    private static let format: UInt8 = 1
    private static let textBytesMax = 1_000

    /// Writes the image; linear in the release's size.
    func image(by maker: String) -> [UInt8] {
        var writer = ByteWriter()
        writer.write(Self.magic)
        writer.write(Self.format)
        writer.write(maker)
        writer.writeVarint(version.number)
        writer.writeLengthPrefixed(manifestBytes)
        writer.writeLengthPrefixed(site.bytes)
        writer.writeVarint(resources.count)
        for (path, resource) in resources.sorted(by: { $0.key < $1.key }) {
            writer.write(path)
            writer.write(resource.contentType)
            writer.write(resource.tag)
            writer.write(resource.caching.rawValue)
            writer.write(resource.isCompressed ? 1 as UInt8 : 0)
            writer.writeVarint(resource.byteCount)
            writer.writeLengthPrefixed(resource.stored.readableBytesView)
        }
        writer.write(SHA256Digest(of: writer.bytes))
        return writer.bytes
    }

    /// Reads an image; nil for one that is damaged, of another format, or of another maker.
    ///
    /// Resources share the memory of `image`. Linear in its length, for the digest.
    init?(image: [UInt8], by maker: String) {
        let body = image.dropLast(SHA256Digest.byteCount)
        guard Array(image.suffix(SHA256Digest.byteCount)) == SHA256Digest(of: body).bytes else { return nil }
        do {
            self = try Self.read(body, by: maker)
        } catch {
            return nil  // Damage is found by the digest; this is another program's image, and is made anew.
        }
    }

    private struct Foreign: Error {}

    private static func read(_ body: ArraySlice<UInt8>, by maker: String) throws -> ServedRelease {
        var reader = ByteReader(body)
        guard Array(try reader.read(count: magic.count)) == magic, try reader.readByte() == format,
            try reader.readString(bytesMax: textBytesMax) == maker
        else { throw Foreign() }
        let version = ContentVersion(Int(try reader.readVarint(max: .max)))
        let manifestBytes = Array(try reader.readLengthPrefixed(bytesMax: ContentLimits.manifestBytesMax))
        let siteBytes = Array(try reader.readLengthPrefixed(bytesMax: ContentLimits.siteBytesMax))
        let site = siteBytes.isEmpty ? SiteConfiguration.factory : try SiteConfiguration(json: siteBytes)
        let memory = ByteBuffer(bytes: body)
        var resources: [String: ServedResource] = [:]
        for _ in 0..<(try reader.readVarint(max: imageBytesMax)) {
            let path = try reader.readString(bytesMax: textBytesMax)
            let contentType = try reader.readString(bytesMax: textBytesMax)
            let tag = try reader.readString(bytesMax: textBytesMax)
            guard let caching = ServedResource.Caching(rawValue: try reader.readByte()) else { throw Foreign() }
            let isCompressed = try reader.readByte() == 1
            let byteCount = try reader.readVarint(max: imageBytesMax)
            let length = try reader.readLengthPrefixed(bytesMax: imageBytesMax).count
            guard let stored = memory.getSlice(at: reader.offset - length, length: length) else { throw Foreign() }
            resources[path] = ServedResource(
                stored: stored, isCompressed: isCompressed, byteCount: byteCount, contentType: contentType,
                caching: caching, tag: tag)
        }
        try reader.requireEnd()
        return ServedRelease(version: version, manifestBytes: manifestBytes, site: site, resources: resources)
    }
}
