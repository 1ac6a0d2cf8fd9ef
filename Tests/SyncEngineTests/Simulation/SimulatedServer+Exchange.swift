import Bytes
import Content
import SyncProtocol
import UpdateMetadata
import Usage

extension SimulatedServer {
    /// Answers the one request from what the server holds on a day.
    mutating func answer(
        _ request: SyncRequest, on day: RepositoryTimeline.Day, at seconds: Int64
    ) -> SyncResponse {
        lastStatus = request.status
        var answer = SyncResponse(serverTime: seconds, windowSeconds: 900)
        answer.wanted = request.segments.fresh.filter { stored[$0] == nil }
        let held = ordinals.filter { request.segments.ordinals?.contains($0.value) ?? false }.map(\.key)
        answer.areSegmentsSettled = request.segments.isSettled(in: held)
        answer.isStatusWanted = !request.operations.covers([])
        answer.assumed = request.held.map { $0.role != "timestamp" && day.metadata[$0.fileName] != nil }
        let both = zip(request.held, answer.assumed).filter(\.1).map(\.0)
        answer.packages = packages(for: request, on: day)
        answer.metadata = PackedNews.of(news(for: request, on: day), against: both, answer.packages, on: day)
        return answer
    }

    private func news(for request: SyncRequest, on day: RepositoryTimeline.Day) -> [HeldMetadata] {
        var newest: [String: Int] = [:]
        for name in day.metadata.keys.compactMap(HeldMetadata.init(fileName:)) {
            newest[name.role] = max(newest[name.role] ?? 0, name.version)
        }
        var versions = Dictionary(request.held.map { ($0.role, $0.version) }) { first, _ in first }
        let roots = (versions["root"] ?? 1) + 1..<max(newest["root"] ?? 1, versions["root"] ?? 1) + 1
        if !roots.isEmpty { versions = [:] }
        return roots.map { HeldMetadata(role: "root", version: $0) }
            + ["targets", "snapshot", "timestamp"].compactMap { role in
                guard let version = newest[role], role == "timestamp" || versions[role] != version else { return nil }
                return HeldMetadata(role: role, version: version)
            }
    }

    private func packages(for request: SyncRequest, on day: RepositoryTimeline.Day) -> [[UInt8]] {
        let version = day.metadata.keys.compactMap(HeldMetadata.init(fileName:)).filter { $0.role == "targets" }
            .map(\.version).max()
        guard let file = version.flatMap({ day.metadata["\($0).targets.json"] }),
            let targets = PackedNews.targets(file)
        else { return [] }
        let choice = ReleaseChoice(
            from: targets,
            for: KioskHoldings(
                activeVersion: request.status.contentVersion.number, activeDigest: request.status.bundleDigest,
                site: "main", siteVersion: request.status.siteVersion?.number))
        let names = [
            choice.site.map { $0.path.servedName(digest: $0.file.digest) },
            choice.bundle.map { $0.path.servedName(digest: $0.file.digest) },
        ]
        return names.compactMap { $0.flatMap { day.targets[$0] } }
    }
}
