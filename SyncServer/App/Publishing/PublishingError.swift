import Content
import ContentStorage
import Delta
import Glibc
import UpdateMetadata

/// What can stop the making, publishing or signing of releases.
enum PublishingError: Error, Equatable, Sendable {
    /// `init` found a repository.
    case alreadyInitialised(folder: String)
    /// There is no repository: `init` was not run.
    case notInitialised(folder: String)
    /// A call of the system failed; `code` is `errno`.
    case system(FileWork, path: String, code: Int32)
    /// A file is longer than such a file may be.
    case tooLong(path: String, limit: Int)
    /// Another process is publishing.
    case busy

    /// The secret key of a role is not there.
    case keyMissing(MetadataRole, path: String)
    /// Other users may read a secret key.
    case keyExposed(path: String)
    /// A key file is not what `init` writes.
    case keyMalformed(path: String)
    /// A key file holds another key than root names for its role.
    case keyNotInRoot(MetadataRole, path: String)
    /// A metadata file on disk does not verify.
    case metadataDamaged(file: String, MetadataError)
    /// A metadata file could not be made.
    case metadataNotMade(MetadataError)
    /// The list of published releases cannot be read.
    case historyDamaged(path: String)

    /// A folder cannot be read as a bundle.
    case folder(ContentStoreError)
    /// A bundle's content is not right.
    case content(ContentError)
    /// The folder holds what the newest release holds.
    case nothingChanged(since: ContentVersion)
    /// There is no release of this version.
    case unknownRelease(ContentVersion, known: [ContentVersion])
    /// The release is the one that is published now.
    case alreadyPublished(ContentVersion)
    /// The release is older than the published one.
    case notNewer(ContentVersion, current: ContentVersion)
    /// There is no draft newer than the published release.
    case nothingToPublish(current: ContentVersion?)
    /// A release on disk is not what its name says.
    case releaseDamaged(name: String)
    /// A package could not be made.
    case package(DeltaError)

    /// A site configuration is not right.
    case site(path: String, ContentError)
    /// A PIN for the staff menu is not six to twelve digits.
    case badPIN(path: String)
    /// A PIN could not be hashed for want of memory.
    case pinNotHashed
    /// A site's name has a form that cannot stand in a path.
    case badSiteName(String)
    /// No configuration was published for this site.
    case noSite(String)
}

/// What was tried on a file when the system said no.
enum FileWork: String, Equatable, Sendable {
    case read
    case write
    case makeFolder
    case list
    case remove
    case lock
}
