import Bytes
import Content
import SyncProtocol
import Synchronization
import UpdateMetadata

/// Metadata as the one request carries it, made once for all seeds: they share the repository, and packing is slow.
enum PackedNews {
    private struct Wish: Hashable {
        let names: [String]
        let files: [[UInt8]]
        let held: [[UInt8]]
        let packages: [[UInt8]]
    }

    private static let made = Mutex<[Wish: [SyncResponse.PackedFile]]>([:])
    private static let read = Mutex<[[UInt8]: Targets]>([:])

    /// The files named, packed against those that both sides hold and the packages beside them.
    static func of(
        _ names: [HeldMetadata], against held: [HeldMetadata], _ packages: [[UInt8]], on day: RepositoryTimeline.Day
    ) -> [SyncResponse.PackedFile] {
        let news = names.compactMap { name in day.metadata[name.fileName].map { (name, $0) } }
        let wish = Wish(
            names: news.map(\.0.fileName), files: news.map(\.1), held: held.compactMap { day.metadata[$0.fileName] },
            packages: packages)
        if let known = made.withLock({ $0[wish] }) { return known }
        var packing = MetadataPacking()
        for file in wish.held { packing.absorb(file) }
        for package in packages { packing.note(digestOf: package) }
        let packed = news.map { SyncResponse.PackedFile(name: $0.0, bytes: packing.pack($0.1)) }
        made.withLock { $0[wish] = packed }
        return packed
    }

    /// The payload of a targets file.
    static func targets(_ file: [UInt8]) -> Targets? {
        if let known = read.withLock({ $0[file] }) { return known }
        let payload = try? Signed<Targets>(parsing: file, bytesMax: file.count).payload
        read.withLock { $0[file] = payload }
        return payload
    }
}
