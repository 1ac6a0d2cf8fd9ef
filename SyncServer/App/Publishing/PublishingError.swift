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
    /// The text of a take-home sheet is longer than its QR code may be.
    case sheetTextTooLong(path: String, bytes: Int)
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
    /// Targets wait in this file for the signature of a key that is kept elsewhere.
    case awaitsSignature(path: String)
    /// Targets do not delegate delta packages yet: the repository is of an earlier version.
    case noDeltasRole
    /// A change of keys that cannot be; the text says why.
    case badKeyChange(KeyChangeFault)
    /// A file that `keys import` or `keys sign` does not take.
    case notSignable(path: String)
    /// A signed file is not what may follow here.
    case importRefused(MetadataError)
    /// There is no next root to carry.
    case noPendingRoot
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

/// Why keys cannot be changed in the way that was asked for.
enum KeyChangeFault: Equatable, Sendable {
    /// No key of this name, or several.
    case unknownKey(String)
    /// The role would have fewer keys than must sign.
    case tooFewKeys(MetadataRole, keys: Int, threshold: Int)
    /// The key of this role is not here, so that no next one can be made here.
    case keyElsewhere(MetadataRole)
    /// What is published now would not be signed under the next root, and the key for it is not here.
    case targetsUnsigned
}
