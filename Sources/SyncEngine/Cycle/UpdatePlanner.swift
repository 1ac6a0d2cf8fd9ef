import Bytes
import Content
import SyncProtocol
import UpdateMetadata

/// Decides which updates a cycle works on; the same targets, holdings and position give the same plan.
struct UpdatePlanner {
    let targets: Targets
    /// Delta packages beside those that targets lists.
    var deltas: [TargetPath: TargetFile] = [:]
    let holdings: ContentHoldings
    let site: SiteName

    /// The updates to work on, site configuration first; those of `position` are continued where they still hold.
    func plan(from position: SyncPosition) -> [PendingUpdate] {
        ContentKind.allCases.compactMap { kind in
            let mustBeFull = position.pending(kind).map(\.mustBeFull) ?? false
            guard let chosen = choice(kind, mustBeFull: false), holdings.admits(kind, chosen.name) else { return nil }
            guard let pending = position.pending(kind), pending.name == chosen.name else { return chosen }
            guard pending.stage < .activate else { return pending }
            return mustBeFull ? choice(kind, mustBeFull: true) : chosen
        }
    }

    /// The same content as a full bundle, for when its delta package was at fault.
    func fullPackage(of update: PendingUpdate) -> PackageName? {
        guard let full = choice(update.kind, mustBeFull: true), full.name == update.name else { return nil }
        return full.package
    }

    private func choice(_ kind: ContentKind, mustBeFull: Bool) -> PendingUpdate? {
        // Without a base of this digest in Targets no delta fits, and the full bundle is what is left.
        let baseDigest = mustBeFull ? SHA256Digest.zero : holdings.bundle.digest
        let choice = ReleaseChoice(
            from: targets, deltas: deltas,
            for: KioskHoldings(
                activeVersion: holdings.bundle.version.number, activeDigest: baseDigest,
                refusedVersions: [], site: site.text, siteVersion: holdings.site?.version.number))
        switch kind {
        case .site: return choice.site.map { update(to: $0) }
        case .bundle: return choice.bundle.map { update(to: $0, mustBeFull: mustBeFull) }
        }
    }

    private func update(to file: ReleaseChoice.SiteFile) -> PendingUpdate {
        PendingUpdate(
            kind: .site, name: ContentName(version: ContentVersion(file.siteVersion), digest: file.file.digest),
            package: package(file.path, file.file, base: nil))
    }

    private func update(to bundle: ReleaseChoice.BundlePackage, mustBeFull: Bool) -> PendingUpdate {
        let name = ContentName(version: ContentVersion(bundle.contentVersion), digest: bundle.bundleDigest)
        let base = bundle.isDelta ? holdings.bundle : nil
        var update = PendingUpdate(
            kind: .bundle, name: name, package: package(bundle.path, bundle.file, base: base))
        update.mustBeFull = mustBeFull
        return update
    }

    private func package(_ path: TargetPath, _ file: TargetFile, base: ContentName?) -> PackageName {
        PackageName(path: path.description, byteCount: file.length, digest: file.digest, base: base)
    }
}
