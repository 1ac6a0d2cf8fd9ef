import Bytes
import ContentStorage
import Foundation
import KioskStorage
import SyncEngine
import SyncProtocol
import SystemPackage
import UpdateMetadata
import Usage

/// First trust without a server in reach: root from a file that the code names, and an id that the kiosk draws itself.
///
/// The request for the identity is kept and goes out with the first stick; until the server has taken it, what the
/// kiosk counts waits on the stick, signed.
struct OfflineEnrolment {
    let folder: DataFolder
    let rootFile: String
    let site: SiteName

    /// Enrols with a code; every error is a ``PlainError``.
    func run(_ code: EnrolmentCode) async throws -> Enrolment.Outcome {
        let root = try trustedRoot(code)
        do {
            let store = KioskStore(folder: folder.path.string, today: { nil })
            try store.open()
            let key = try DeviceKeyFile(folder).readOrMake()
            var random = SystemRandomNumberGenerator()
            let known = try await store.identity()
            let kioskID = known.map(\.kioskID) ?? KioskID(using: &random)
            let request = EnrolRequest(
                secret: code.secret, publicKey: key.publicKey, installID: try await store.installID(),
                kioskID: kioskID)
            try await MetadataFolder(folder.metadata).keep(KeptMetadata(root: root))
            try DurableFile(folder.offlineEnrolment).replace(with: try WireJSON.encode(request))
            let identity = KioskIdentity(
                kioskID: kioskID, name: known?.name ?? "this kiosk", site: site, server: KioskIdentity.offlineServer,
                enrolledAt: KioskClock().now().epochSeconds)
            try await store.save(identity)
            return Enrolment.Outcome(identity: identity, rootDigest: SHA256Digest(of: root))
        } catch let error as ContentStoreError {
            throw PlainError(error.sentence, hint: "Free space, or correct the folder's rights, and try again.")
        } catch let error as KioskStorageError {
            throw PlainError(error.sentence)
        }
    }

    private func trustedRoot(_ code: EnrolmentCode) throws -> [UInt8] {
        let path = FilePath(rootFile)
        guard let root = try? DurableFile(path).read(bytesMax: MetadataLimits().rootBytesMax) else {
            throw PlainError(
                "The file \(rootFile) cannot be read.",
                hint: "Give the path of SNOWGLOBE/tuf/metadata/root.json on the stick.")
        }
        guard code.matches(rootDigest: SHA256Digest(of: root)) else {
            throw PlainError(
                "The code does not belong to the root of trust in \(rootFile).",
                hint: "Check the code's last eight characters; if they are right, do not use this stick.")
        }
        do {
            _ = try TrustedMetadataSet(trustedRoot: root)
        } catch {
            throw PlainError("The root of trust in \(rootFile) is not valid (\(error)).", hint: "Make the stick again.")
        }
        return root
    }
}
