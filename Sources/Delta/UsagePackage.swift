import Bytes

/// Packages of kind usage: an opaque payload on its way from kiosk to server.
///
///     let bytes = try UsagePackage.wrap(payload)
///     let payload = try UsagePackage.unwrap(bytes, payloadBytesMax: 1 << 20)
///
/// What the payload means, and who signed it, is for `Usage` to know.
public enum UsagePackage {
    /// Wraps `payload`, deflated if that is shorter.
    public static func wrap(_ payload: [UInt8]) throws(DeltaError) -> [UInt8] {
        let header = DeltaHeader(
            kind: .usage, codec: .stream, base: .zero, target: SHA256Digest(of: payload),
            sizes: DeltaSizes(targetBytes: payload.count, files: 0, longestFileBytes: 0, longestPathBytes: 0))
        return DeltaPackage.seal(header, [try DeltaSection(id: .payload, content: payload)])
    }

    /// Reads a package and gives back its payload, checked against the digest in the header.
    ///
    /// - Parameters:
    ///   - bytes: The whole package.
    ///   - packageBytesMax: How long the package may be.
    ///   - payloadBytesMax: How long the payload may be once inflated; no more memory than that is taken.
    public static func unwrap(
        _ bytes: [UInt8], packageBytesMax: Int = DeltaLimits.standard.packageBytesMax, payloadBytesMax: Int
    ) throws(DeltaError) -> [UInt8] {
        let limits = DeltaLimits(
            packageBytesMax: packageBytesMax, targetBytesMax: payloadBytesMax, filesMax: 0, fileBytesMax: 0,
            pathBytesMax: 0, fileListBytesMax: 0, operationsBytesMax: 0, modelledBytesMax: 0)
        let package = try DeltaPackage(bytes, limits: limits, payloadBytesMax: payloadBytesMax)
        try package.require(.usage)
        let section = try package.section(.payload)
        let declared = package.header.sizes?.targetBytes ?? 0
        guard section.inflatedLength == declared else {
            throw .declaredSizeMismatch(.payloadBytes, declared: declared, found: section.inflatedLength)
        }
        let payload = try section.content()
        let found = SHA256Digest(of: payload)
        guard package.header.target.matches(found) else {
            throw .targetMismatch(expected: package.header.target, found: found)
        }
        return payload
    }
}
