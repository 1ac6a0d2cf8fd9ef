import Bytes
import ContentStorage
import KioskStorage
import SyncEngine
import SyncProtocol
import SystemPackage
import UpdateMetadata

/// First trust: takes the server's root if it is the one that the code names, and an identity for the code's secret.
///
/// Nothing is kept until the server has answered; then root, authority, identity, in that order, so that a kiosk that
/// has an identity always has what it trusts.
struct Enrolment {
    struct Outcome {
        let identity: KioskIdentity
        let rootDigest: SHA256Digest
    }

    let road: HTTPRoad
    let folder: DataFolder
    let authority: PinnedAuthority?

    /// Enrols with a code; every error is a ``PlainError``.
    func run(_ code: EnrolmentCode) async throws -> Outcome {
        do {
            let root = try await trustedRoot(code)
            // The store alone: a kiosk may be serving from this folder, and keeps its content to itself.
            let store = KioskStore(folder: folder.path.string, today: { nil })
            let key = try DeviceKeyFile(folder).readOrMake()
            let request = EnrolRequest(
                secret: code.secret, publicKey: key.publicKey, installID: try await store.installID())
            let response = try await send(request)
            try await MetadataFolder(folder.metadata).keep(KeptMetadata(root: root))
            try keepAuthority()
            try DurableFile(folder.offlineEnrolment).remove()
            let identity = KioskIdentity(
                kioskID: response.kioskID, name: response.name, site: response.site, server: "\(road.address)",
                enrolledAt: KioskClock().now().epochSeconds)
            try await store.save(identity)
            return Outcome(identity: identity, rootDigest: SHA256Digest(of: root))
        } catch let error as SyncError {
            throw PlainError(error.sentence, hint: Self.hint(for: error))
        } catch is SyncProtocolError {
            throw PlainError(
                "The answer of \(road.address) was not understood.",
                hint: "Check the address, and that server and kiosk are of the same version.")
        } catch let error as ContentStoreError {
            throw PlainError(error.sentence, hint: "Free space, or correct the folder's rights, and try again.")
        } catch let error as KioskStorageError {
            throw PlainError(error.sentence)
        }
    }

    // MARK: - Steps

    private func trustedRoot(_ code: EnrolmentCode) async throws -> [UInt8] {
        let route = SyncRoute.metadata(name: SyncRoute.newestRootName)
        guard let root = try await road.file(route, bytesMax: MetadataLimits().rootBytesMax) else {
            throw PlainError(
                "There is no sync server at \(road.address), or it is not set up.",
                hint: "Check the address, and run 'snowglobe-server init' there first.")
        }
        guard code.matches(rootDigest: SHA256Digest(of: root)) else {
            throw PlainError(
                "The code does not belong to the server at \(road.address).",
                hint: "Check the address and the code's last eight characters; if both are right, do not go on: "
                    + "somebody may be answering in the server's place.")
        }
        do {
            _ = try TrustedMetadataSet(trustedRoot: root)
        } catch {
            throw PlainError(
                "The root of trust at \(road.address) is not valid (\(error)).", hint: "Have the server set up again.")
        }
        return root
    }

    private func send(_ request: EnrolRequest) async throws -> EnrolResponse {
        do {
            let bytesMax = ProtocolLimits.enrolResponseBytesMax
            let answer = try await road.json(
                .enrol, body: try WireJSON.encode(request), type: .json, bytesMax: bytesMax)
            return try WireJSON.decode(EnrolResponse.self, from: answer, bytesMax: bytesMax)
        } catch SyncError.server(_, let error) where error.code == .enrolmentCodeRefused {
            throw PlainError(
                "The server does not know this code, or it was used already or is older than ten minutes.",
                hint: "Make a new one with 'snowglobe-server enroll'.")
        } catch SyncError.retryLater {
            throw PlainError("Too many codes were tried.", hint: "Wait a minute and try again.")
        }
    }

    /// Here somebody waits for the answer, and nothing is tried again by itself.
    private static func hint(for error: SyncError) -> String? {
        switch error {
        case .unreachable, .timedOut: "Check the network and the server's address, then enter the code again."
        default: error.hint
        }
    }

    private func keepAuthority() throws {
        if let authority {
            try authority.keep(in: folder)
        } else {
            try DurableFile(folder.pinnedAuthority).remove()
        }
    }
}
