import Bytes
import SyncEngine
import SyncProtocol
import TestSupport

extension FaultyTransport {
    /// The body of the answer to the one request, as it arrives; nil if the server does not know it.
    func answer(to request: SyncRequest) throws(SyncError) -> [UInt8]? {
        try power.use()
        defer { power.wear() }
        let (today, now) = (day, trueSeconds)
        return try locked { state throws(SyncError) in
            let fault = try self.draw(NetworkFault.ofAnswers, &state)
            guard state.knowsSync else { return nil }
            let earlier = Int.random(in: 0...today, using: &state.generator)
            var bytes = state.server.answer(
                request, on: self.timeline.days[fault == .stale ? earlier : today], at: now
            ).encoded()
            switch fault {
            case .missing: return nil
            case .lostAnswer: throw .timedOut(seconds: 30)
            case .truncated: bytes.removeLast(Int.random(in: 1...bytes.count, using: &state.generator))
            case .corrupted: bytes[Int.random(in: bytes.indices, using: &state.generator)] ^= 0x04
            case .surplus: bytes += [1, 2, 3]
            default: break
            }
            return bytes
        }
    }

    func metadata(named name: String, bytesMax: Int) async throws(SyncError) -> [UInt8]? {
        try file(from: \.metadata, named: name, bytesMax: bytesMax)
    }

    func download(
        _ package: PackageName, from offset: Int, receive: (ArraySlice<UInt8>) async throws(SyncError) -> Void
    ) async throws(SyncError) {
        let (bytes, failure) = try delivery(of: package, from: offset)
        // In pieces, so that a cut can fall between two of them.
        for start in stride(from: 0, to: bytes.count, by: 60) {
            try await receive(bytes[start..<min(start + 60, bytes.count)])
        }
        if let failure { throw failure }
    }

    private func file(
        from folder: KeyPath<RepositoryTimeline.Day, [String: [UInt8]]>, named name: String, bytesMax: Int
    ) throws(SyncError) -> [UInt8]? {
        try power.use()
        defer { power.wear() }
        let today = day
        return try locked { state throws(SyncError) in
            let fault = try self.draw(NetworkFault.ofFiles, &state)
            let files = self.timeline.days[today][keyPath: folder]
            guard var bytes = files[name] else { return nil }
            switch fault {
            case .missing: return nil
            case .truncated: bytes.removeLast(Int.random(in: 1...bytes.count, using: &state.generator))
            case .corrupted: bytes[Int.random(in: bytes.indices, using: &state.generator)] ^= 0x04
            case .stale:
                let earlier = Int.random(in: 0...today, using: &state.generator)
                return self.timeline.days[earlier][keyPath: folder][name]
            case .wrongFile:
                return files.sorted { $0.key < $1.key }.randomElement(using: &state.generator)?.value
            case .surplus: throw .answerTooLong(bytesMax: bytesMax)
            default: break
            }
            return bytes
        }
    }

    /// The bytes that arrive of a download, and how it ends.
    private func delivery(
        of package: PackageName, from offset: Int
    ) throws(SyncError) -> (bytes: [UInt8], failure: SyncError?) {
        try power.use()
        defer { power.wear() }
        let today = day
        return try locked { state throws(SyncError) in
            let fault = try self.draw(NetworkFault.ofFiles, &state)
            let targets = self.timeline.days[today].targets
            let name = PackageName.servedName(of: package)
            guard let whole = targets[name], fault != .missing else {
                throw .server(status: 404, WireError(code: .notFound, sentence: "No such file.", requestID: "1"))
            }
            var bytes = Array(whole.dropFirst(offset))
            guard !bytes.isEmpty else { return (bytes, nil) }
            switch fault {
            case .rangeRefused where offset > 0: throw .rangeRefused(offset: offset)
            case .truncated:
                bytes.removeLast(Int.random(in: 1...bytes.count, using: &state.generator))
                return (bytes, state.generator.chance(50) ? .unreachable(detail: "cut") : nil)
            case .corrupted: bytes[Int.random(in: bytes.indices, using: &state.generator)] ^= 0x04
            case .stale, .wrongFile:
                let other = targets.sorted { $0.key < $1.key }.randomElement(using: &state.generator)?.value
                bytes = Array((other ?? []).dropFirst(offset))
            case .surplus: bytes += [1, 2, 3]
            default: break
            }
            return (bytes, nil)
        }
    }
}

extension PackageName {
    /// The name under which a target file is served: its digest before the last part of its path.
    static func servedName(of package: PackageName) -> String {
        var parts = package.path.split(separator: "/").map(String.init)
        parts.append("\(package.digest.hex).\(parts.removeLast())")
        return parts.joined(separator: "/")
    }
}
