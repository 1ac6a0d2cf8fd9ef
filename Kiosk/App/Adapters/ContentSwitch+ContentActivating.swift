import Bytes
import Content
import ContentStorage
import Delta
import SyncEngine

extension ContentSwitch: ContentActivating {
    func active(_ kind: ContentKind) -> ContentName? {
        switch kind {
        case .bundle:
            let active = served.active
            return ContentName(version: active.version, digest: active.digest)
        case .site:
            // A link that leads nowhere was told of when it was loaded; no site is then in use.
            guard let site = try? store.activeSite().item else { return nil }
            return ContentName(version: site.name.version, digest: site.name.digest)
        }
    }

    func refusedVersion(_ kind: ContentKind) throws -> ContentVersion? {
        try wrapping { () throws(ContentStoreError) in try store.refusedVersion(kind.stored) }
    }

    func refuse(_ kind: ContentKind, version: ContentVersion, reason: String) throws {
        try wrapping { () throws(ContentStoreError) in try store.refuse(kind.stored, version, reason: reason) }
    }

    func prepareDownload(_ package: PackageName) throws -> Int {
        guard Int64(package.byteCount) * 2 <= bytesMax else {
            throw SyncError.storageFull(neededBytes: Int64(package.byteCount) * 2)
        }
        return try wrapping { () throws(ContentStoreError) in
            try store.prune()
            return try store.prepareDownload(package.digest, byteCount: package.byteCount)
        }
    }

    func append(_ bytes: ArraySlice<UInt8>, to package: PackageName) throws {
        try wrapping { () throws(ContentStoreError) in try store.append(bytes, toDownload: package.digest) }
    }

    func measureDownload(_ package: PackageName) throws -> (byteCount: Int, digest: SHA256Digest) {
        let measured = try wrapping { () throws(ContentStoreError) in try store.measureDownload(package.digest) }
        return measured ?? (0, SHA256Digest(of: []))
    }

    func discardDownload(_ package: PackageName) throws {
        try wrapping { () throws(ContentStoreError) in try store.discardDownload(package.digest) }
    }

    func apply(_ package: PackageName, as kind: ContentKind, yielding name: ContentName) async throws {
        let bytes = try wrapping { () throws(ContentStoreError) in
            try store.readDownload(package.digest, byteCount: package.byteCount)
        }
        switch kind {
        case .bundle: try applyBundle(bytes, base: package.base, yielding: name)
        case .site: try applySite(bytes, yielding: name)
        }
        try discardDownload(package)
    }

    func isStaged(_ kind: ContentKind, _ name: ContentName) throws -> Bool {
        try wrapping { () throws(ContentStoreError) in
            switch kind {
            case .bundle: try store.isStored(name.stored)
            case .site: try store.isSiteStored(name.stored)
            }
        }
    }

    func activate(_ kind: ContentKind, _ name: ContentName) async throws -> ActivationOutcome {
        guard await screenIsIdle() else { return .waitingForIdleScreen }
        try wrapping { () throws(ContentStoreError) in try store.activate(kind.stored, name.stored) }
        try await reload()
        return .activated
    }

    func confirm(_ kind: ContentKind, _ name: ContentName) async throws -> ConfirmationOutcome {
        try await reload()
        let reason: String?
        if active(kind) != name {
            reason = "it could not be read or shown after its activation"
        } else {
            reason = served.active.selfCheck().map { "the page \($0) does not lead to files of this release" }
        }
        guard let reason else { return .confirmed }
        try wrapping { () throws(ContentStoreError) in
            try store.rollBack(kind.stored, from: name.stored, reason: reason)
        }
        try await reload()
        return .rolledBack(reason: reason)
    }

    func freeStorageBytes() throws -> Int64 {
        try wrapping { () throws(ContentStoreError) in try store.freeBytes() }
    }

    // MARK: - Steps

    private func applyBundle(_ bytes: [UInt8], base: ContentName?, yielding name: ContentName) throws {
        let staged = try refusing(name) { () throws(ContentStoreError) in
            try stage(bytes, base: base, yielding: name.stored)
        }
        do {
            _ = try ServedRelease(files: staged.files, site: served.active.site)
        } catch {
            throw SyncError.contentRefused(name, reason: "\(error)")
        }
        try wrapping { () throws(ContentStoreError) in try store.keep(staged) }
    }

    private func stage(
        _ bytes: [UInt8], base: ContentName?, yielding name: StoredName
    ) throws(ContentStoreError) -> StagedRelease {
        guard let base else { return try store.stage(bytes, base: DeltaTree.empty, yielding: name) }
        guard base.version == .factory else {
            return try store.stage(bytes, base: store.base(base.stored), yielding: name)
        }
        guard base.digest == factory.digest else { throw .notFound(name: base.description) }
        let tree: DeltaTree
        do {
            tree = try factory.base()
        } catch {
            throw .delta(error)
        }
        return try store.stage(bytes, base: tree, yielding: name)
    }

    private func applySite(_ bytes: [UInt8], yielding name: ContentName) throws {
        do {
            _ = try SiteConfiguration(json: bytes)
        } catch {
            throw SyncError.contentRefused(name, reason: error.sentence)
        }
        try refusing(name) { () throws(ContentStoreError) in try store.keepSite(bytes, as: name.stored) }
    }

    /// Runs a step on the disk; a full disk and the rest become the engine's errors.
    private func wrapping<Value>(_ step: () throws(ContentStoreError) -> Value) throws -> Value {
        do {
            return try step()
        } catch .diskFull(let neededBytes, _) {
            throw SyncError.storageFull(neededBytes: neededBytes)
        }
    }

    /// Runs a step that decodes content: faults of the content refuse it for good, faults of the disk do not.
    private func refusing<Value>(
        _ name: ContentName, _ step: () throws(ContentStoreError) -> Value
    ) throws -> Value {
        do {
            return try wrapping(step)
        } catch let error as ContentStoreError where error.isFaultOfContent {
            throw SyncError.contentRefused(name, reason: error.sentence)
        }
    }
}

extension ContentStoreError {
    /// Whether the content itself is wrong, so that trying again would not help.
    var isFaultOfContent: Bool {
        switch self {
        case .content, .delta, .digestMismatch, .versionMismatch, .lengthMismatch, .limitExceeded, .oddName: true
        default: false
        }
    }
}

extension ContentKind {
    var stored: StoredKind {
        switch self {
        case .bundle: .release
        case .site: .site
        }
    }
}

extension ContentName {
    var stored: StoredName { StoredName(version: version, digest: digest) }
}
