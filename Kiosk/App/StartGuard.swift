import ContentStorage

/// Counts starts that did not succeed: a release that twice keeps the kiosk from starting is returned from.
struct StartGuard {
    /// So many failed starts in a row are too many.
    static let failuresMax = 2

    private let file: DurableFile

    init(_ folder: DataFolder) {
        file = DurableFile(folder.starts)
    }

    /// Notes that a start is tried before anything of the release is touched; returns how many failed before it.
    func begin() throws -> Int {
        let failed = try file.read(bytesMax: 64).flatMap { Int(String(decoding: $0, as: UTF8.self)) } ?? 0
        try file.replace(with: Array(String(failed + 1).utf8))
        return failed
    }

    /// Notes that the kiosk answers.
    func succeed() throws {
        try file.remove()
    }
}
