import Bytes

@testable import Delta

/// Applies packages to a small fixed tree, as a kiosk would, with a sink that keeps nothing.
public enum PackageApplying {
    private struct ForgettingSink: DeltaSink {
        mutating func begin(path: String, length: Int) {
            // What the patcher lets through must be safe to use as a name.
            precondition(!path.hasPrefix("/") && !path.split(separator: "/").contains(".."))
        }
        mutating func write(_ bytes: ArraySlice<UInt8>) {}
        mutating func end(_ file: DeltaFile) {}
        mutating func duplicate(_ file: DeltaFile, of earlierPath: String) {}
    }

    /// Small, so that one input takes no time; the checks are the same.
    private static let limits = DeltaLimits(
        packageBytesMax: 1 << 16, targetBytesMax: 1 << 14, filesMax: 64, fileBytesMax: 1 << 13, pathBytesMax: 64,
        fileListBytesMax: 1 << 9, operationsBytesMax: 1 << 12, modelledBytesMax: 1 << 15)

    private static let base: DeltaTree? = try? DeltaTree([
        "a.txt": Array("One line of text.\nAnd another; with more <b>words</b> in it.\n".utf8),
        "b/c.html": Array(String(repeating: "<p>Lines that are alike, and long enough.</p>\n", count: 40).utf8),
        "d.png": (0..<600).map { UInt8(truncatingIfNeeded: $0 &* 167 >> 3) },
        "bundle.json": Array(#"{"files":[{"length":62,"path":"a.txt","sha256":"00"}]}"#.utf8),
    ])  // A tree of four plain paths; nil would end the fuzzer at once.

    /// Reads `bytes` as a package and applies it.
    public static func apply(_ bytes: [UInt8]) {
        guard let base else { preconditionFailure("the base is a tree") }
        do throws(DeltaError) {
            let package = try DeltaPackage(bytes, limits: limits)
            var sink = ForgettingSink()
            try DeltaPatcher(package: package, base: base, limits: limits).apply(to: &sink)
        } catch {}
    }

    /// Puts a right header and check around `body`, and applies that.
    public static func apply(body: [UInt8], codec name: String) {
        guard let base, let codec = DeltaCodec.allCases.first(where: { "\($0)" == name }) else { return }
        let header = DeltaHeader(codec: codec, base: base.listing.digest, target: .zero)
        apply(DeltaPackage.seal(header, body: body))
    }
}
