import Content
import ContentStorage
import Delta
import Glibc
import UpdateMetadata

extension PublishingError: CustomStringConvertible {
    /// What is wrong and what to do next, in plain words.
    var description: String {
        switch self {
        case .alreadyInitialised(let folder):
            "\(folder) holds a repository already, and nothing was changed; choose another folder with --data."
        case .notInitialised(let folder):
            "\(folder) holds no repository; make one with: snowglobe-server init --data \(folder)"
        case .system(let work, let path, let code): Self.sentence(work, path: path, code: code)
        case .tooLong(let path, let limit):
            "\(path) has more than \(limit) bytes, the most that such a file may have; check that it is the right file."
        case .sheetTextTooLong(let path, let bytes):
            "sheet.short of \(path) has \(bytes) bytes, and \(SheetCodes.textBytesMax) are the most that a phone reads "
                + "well from a code; shorten it."
        case .busy: "Another snowglobe-server is publishing right now; try again when it has finished."
        case .nothingChanged(let version):
            "The folder holds what release \(version) holds, so that no release was made; change something first."
        case .unknownRelease(let version, let known): Self.sentence(unknown: version, known: known)
        case .alreadyPublished(let version): "Release \(version) is published already; nothing was changed."
        case .notNewer(let version, let current):
            "Release \(version) is older than the published release \(current), and kiosks never go back; "
                + "make its content a new release with: snowglobe-server release create --from \(version)"
        case .nothingToPublish(let current?):
            "There is no draft newer than the published release \(current); "
                + "make one with: snowglobe-server release create FOLDER"
        case .nothingToPublish(nil):
            "There is no release to publish; make one with: snowglobe-server release create FOLDER"
        case .releaseDamaged(let name):
            "The files of release \(name) are not those that it was made with; restore them from a backup."
        case .folder(let error): error.sentence
        case .content(let error): error.sentence
        case .package(let error): "A package could not be made: \(error.sentence)"
        case .site(let path, let error): "\(path) is no site configuration: \(error.sentence)"
        case .badPIN(let path):
            "The staffPIN of \(path) must have six to twelve digits and nothing else; choose another."
        case .pinNotHashed: "The staffPIN could not be hashed, most likely for want of memory; try again."
        case .badSiteName(let name):
            "\"\(name)\" cannot name a site; use 1 to 64 of a-z, 0-9 and dash, with no dash first."
        case .noSite(let name):
            "Site \(name) has no configuration yet; set one with: snowglobe-server site set FILE --site \(name)"
        default: trustSentence
        }
    }

    private var trustSentence: String {
        switch self {
        case .keyMissing(let role, let path):
            "The secret key of role \(role.rawValue) is not at \(path); put it back from your copy and try again."
        case .keyExposed(let path):
            "Other users may read the secret key \(path); close it with: chmod 600 \(path)"
        case .keyMalformed(let path): "\(path) is not a key file; put it back from your copy and try again."
        case .keyNotInRoot(let role, let path):
            "\(path) is not the key that root names for role \(role.rawValue); put the right one back from your copy."
        case .metadataDamaged(let file, _):
            "\(file) is damaged or was changed by hand; restore the data folder from a backup."
        case .metadataNotMade: "The metadata could not be signed; try again."
        case .awaitsSignature(let path):
            "The new list of files waits for the release key in \(path). Carry it to the publisher, sign it there with: "
                + "snowglobe-server keys sign FILE --key KEYFILE, bring it back and finish with: "
                + "snowglobe-server keys import FILE"
        case .noDeltasRole:
            "This repository was made by an earlier version and has no role for delta packages yet; it gets one with "
                + "the next release publish or site set."
        case .badKeyChange(let fault): fault.sentence
        case .notSignable(let path):
            "\(path) is neither a root nor a list of targets; take the file that keys export or release publish made."
        case .importRefused(.belowThreshold(let role, let rootVersion, let signed, let needed)):
            "The file has \(signed) of the \(needed) signatures that role \(role.rawValue) needs by root \(rootVersion); "
                + "have it signed by the other keys too with: snowglobe-server keys sign FILE --key KEYFILE"
        case .importRefused(.wrongVersion(let role, let expected, let found)):
            "The file is version \(found) of role \(role.rawValue), and version \(expected) comes next; make it anew."
        case .importRefused: "The file is damaged or was changed after it was made; make it anew."
        case .noPendingRoot:
            "No change of keys is waiting; begin with keys rotate, keys add, keys revoke or keys threshold."
        case .historyDamaged(let path):
            "\(path) cannot be read; restore it from a backup, or remove it: the next release then has no delta "
                + "packages from earlier ones."
        default: "Publishing failed."
        }
    }

    private static func sentence(_ work: FileWork, path: String, code: Int32) -> String {
        let reason = String(cString: strerror(code))
        if code == ENOSPC || code == EDQUOT {
            return "The disk is full: \(path) was not written, and all that was there is kept; free some space and "
                + "try again."
        }
        let verb =
            switch work {
            case .read: "read"
            case .write: "written"
            case .makeFolder: "made"
            case .list: "listed"
            case .remove: "removed"
            case .lock: "locked"
            }
        return "\(path) could not be \(verb) (\(reason)); check the path and that this user may use it."
    }

    private static func sentence(unknown version: ContentVersion, known: [ContentVersion]) -> String {
        guard let newest = known.max() else {
            return "There is no release \(version), nor any other; make one with: "
                + "snowglobe-server release create FOLDER"
        }
        return "There is no release \(version); the newest is \(newest), and snowglobe-server release list shows all."
    }
}

extension KeyChangeFault {
    /// What is wrong and what to do next, in plain words.
    var sentence: String {
        switch self {
        case .unknownKey(let name):
            "No single key begins with \(name); see them with: snowglobe-server keys list"
        case .tooFewKeys(let role, let keys, let threshold):
            "Role \(role.rawValue) would have \(keys) keys and need \(threshold) signatures; add a key first with: "
                + "snowglobe-server keys add, or replace it with: snowglobe-server keys rotate"
        case .keyElsewhere(let role):
            "The key of role \(role.rawValue) is not on this machine; make the next one where it is with: "
                + "snowglobe-server keys make FILE, then add its public half with: snowglobe-server keys add"
        case .targetsUnsigned:
            "Under this root nobody here can sign the published list of files. Add the new release key first, publish "
                + "once with it, and only then revoke the old one."
        }
    }
}
