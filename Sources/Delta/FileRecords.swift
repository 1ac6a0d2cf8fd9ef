/// A plan as the file records that tell it.
struct FileRecords {
    /// What records there are, and what their end means.
    enum Form {
        /// Base files that no record names are not in the target.
        case first
        /// There are stored files, and the base files after the last record are in the target as they are.
        case second
    }

    private(set) var bytes: [UInt8] = []

    init(_ plan: [PlannedFile], base: [DeltaFile], form: Form) {
        let places = Dictionary(zip(base.map(\.path), base.indices)) { first, _ in first }
        var writer = FileRecordWriter()
        var cursor = 0
        var same = 0
        var lastPath: String?
        func flush() {
            guard same > 0 else { return }
            writer.write(.same(count: same), lastPath: lastPath)
            same = 0
        }
        for file in plan {
            if let place = places[file.path], file.keeps(place) {
                if place > cursor {
                    flush()
                    writer.write(.skip(count: place - cursor), lastPath: nil)
                }
                cursor = place + 1
                switch file.source {
                case .base: same += 1
                case .stored:
                    flush()
                    writer.write(.stored(length: file.length, path: nil), lastPath: file.path)
                default:
                    flush()
                    writer.write(.edited(lengthChange: file.length - base[place].length), lastPath: file.path)
                }
            } else {
                flush()
                writer.write(file.record(base), lastPath: file.path)
            }
            lastPath = file.path
        }
        if form == .first {
            flush()
        } else if cursor < base.count {
            flush()
            writer.write(.skip(count: base.count - cursor), lastPath: nil)
        }
        bytes = writer.bytes
    }
}

extension PlannedFile {
    /// Whether the file is the base file at `place`, as it is or anew, under the same path.
    fileprivate func keeps(_ place: Int) -> Bool {
        switch source {
        case .base(let index): index == place
        case .operations(let aligned): aligned == place
        case .stored: true
        case .earlier: false
        }
    }

    /// The record of a file whose path must be spelt.
    fileprivate func record(_ base: [DeltaFile]) -> FileRecord {
        switch source {
        case .base(let index): .moved(baseIndex: index, path: path)
        case .earlier(let index): .repeated(targetIndex: index, path: path)
        case .operations(.some(let index)):
            .derived(baseIndex: index, lengthChange: length - base[index].length, path: path)
        case .operations(nil): .new(length: length, path: path)
        case .stored: .stored(length: length, path: path)
        }
    }
}
