import Foundation

/// The files of this checkout, for tests of the style itself.
enum Repository {
    /// The top folder.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Folders that hold what we write, with the endings that count as code.
    static func files(in folders: [String], endings: [String]) -> [(path: String, text: String)] {
        folders.flatMap { folder -> [(path: String, text: String)] in
            let base = root.appending(path: folder)
            guard let walker = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil) else {
                return []
            }
            return walker.compactMap { $0 as? URL }.filter { endings.contains($0.pathExtension) }.compactMap { url in
                guard let text = try? String(contentsOf: url, encoding: .utf8) else { return nil }
                return (String(url.path.dropFirst(root.path.count + 1)), text)
            }
        }.sorted { $0.path < $1.path }
    }

    static var swift: [(path: String, text: String)] {
        files(in: ["Sources", "Kiosk", "SyncServer", "Tests"], endings: ["swift"])
    }
}
