import ContentStorage
import Foundation
import SystemPackage

/// Counts starts that did not succeed: a release that twice keeps the kiosk from starting is returned from.
///
/// The file holds the boot's id and the number of starts in it that did not succeed. What another boot noted counts as
/// none: that start was cut off by a power loss, which is no release's fault.
struct StartGuard {
    /// So many failed starts in a row are too many.
    static let failuresMax = 2

    private let path: FilePath
    private let bootID: String
    private var file: DurableFile { DurableFile(path) }

    init(_ folder: DataFolder, bootID: String = Boot.id()) {
        path = folder.starts
        self.bootID = bootID
    }

    /// Notes that a start is tried before anything of the release is touched; returns how many failed before it.
    func begin() throws -> Int {
        let failed = failedStarts()
        try Data("\(bootID) \(failed + 1)".utf8).write(to: URL(filePath: path.string))
        return failed
    }

    /// Notes that the kiosk answers.
    func succeed() throws {
        try file.remove()
    }

    private func failedStarts() -> Int {
        // A note that cannot be read counts as none; it must not be what keeps the kiosk from starting.
        guard let bytes = try? file.read(bytesMax: 64) else { return 0 }
        let parts = String(decoding: bytes, as: UTF8.self).split(separator: " ")
        guard parts.count == 2, parts[0] == bootID, let failed = Int(parts[1]) else { return 0 }
        return failed
    }
}
