import ContentStorage
import Foundation
import SystemPackage

/// Counts starts that did not succeed: a release that twice keeps the kiosk from starting is returned from.
struct StartGuard {
    /// So many failed starts in a row are too many.
    static let failuresMax = 2

    private let path: FilePath
    private var file: DurableFile { DurableFile(path) }

    init(_ folder: DataFolder) {
        path = folder.starts
    }

    /// Notes that a start is tried before anything of the release is touched; returns how many failed before it.
    func begin() throws -> Int {
        let failed = try file.read(bytesMax: 64).flatMap { Int(String(decoding: $0, as: UTF8.self)) } ?? 0
        // Not forced to the disk: it is there for a program that ended, and a power loss is no release's fault.
        try Data(String(failed + 1).utf8).write(to: URL(filePath: path.string))
        return failed
    }

    /// Notes that the kiosk answers.
    func succeed() throws {
        try file.remove()
    }
}
