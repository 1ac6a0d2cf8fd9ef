import Bytes
import ServerStorage
import TestSupport
import Testing
import Usage

@Suite("Enrolling a kiosk")
struct EnrolmentTests {
    private let secret = SHA256Digest(of: Array("one-time".utf8))

    private func store(_ directory: TemporaryDirectory, name: String? = nil) async throws -> ServerStore {
        let store = try ServerStore.open(atPath: "\(directory.path)/server.db")
        try await store.addEnrolmentCode(
            secretDigest: secret, kioskName: name, site: "main", atEpochSeconds: 1_000, expiresAtEpochSeconds: 1_600)
        return store
    }

    private func enrol(
        _ store: ServerStore, key: PublicKey = SigningKey().publicKey, secret: SHA256Digest? = nil, at now: Int = 1_100
    ) async throws -> EnrolledKiosk {
        var random = SystemRandomNumberGenerator()
        return try await store.enrol(
            KioskID(using: &random), secretDigest: secret ?? self.secret, publicKey: key,
            installID: InstallID(using: &random), atEpochSeconds: now)
    }

    @Test func `a code enrols one kiosk and is used up`() async throws {
        let directory = try TemporaryDirectory()
        let store = try await store(directory)
        #expect(try await enrol(store).name == "Kiosk 1")
        await #expect(throws: ServerStoreError.codeUsed) { try await enrol(store) }
        #expect(try await store.kiosks().count == 1)
    }

    @Test(arguments: [(1_599, true), (1_600, false), (1_601, false)])
    func `a code works until it runs out`(now: Int, works: Bool) async throws {
        let directory = try TemporaryDirectory()
        let store = try await store(directory)
        if works {
            #expect(try await enrol(store, at: now).enrolledAtEpochSeconds == now)
        } else {
            await #expect(throws: ServerStoreError.codeExpired(atEpochSeconds: 1_600)) {
                try await enrol(store, at: now)
            }
        }
    }

    @Test func `a wrong code enrols nobody`() async throws {
        let directory = try TemporaryDirectory()
        let store = try await store(directory)
        await #expect(throws: ServerStoreError.codeUnknown) { try await enrol(store, secret: .zero) }
        #expect(try await store.kiosks().isEmpty)
    }

    @Test func `a key that enrols again keeps its id and takes the new site and name`() async throws {
        let directory = try TemporaryDirectory()
        let store = try await store(directory, name: "Foyer")
        let key = SigningKey().publicKey
        let first = try await enrol(store, key: key)
        try await store.revoke(kioskNamed: "Foyer", atEpochSeconds: 1_150)
        let second = SHA256Digest(of: Array("second".utf8))
        try await store.addEnrolmentCode(
            secretDigest: second, kioskName: "Attic", site: "north", atEpochSeconds: 1_200, expiresAtEpochSeconds: 1_800
        )
        let again = try await enrol(store, key: key, secret: second, at: 1_300)
        #expect(again.id == first.id)
        #expect(again.name == "Attic")
        #expect(again.site == "north")
        #expect(try await store.kiosks() == [again])
    }

    @Test func `a code without a name leaves a known kiosk its name`() async throws {
        let directory = try TemporaryDirectory()
        let store = try await store(directory, name: "Foyer")
        let key = SigningKey().publicKey
        _ = try await enrol(store, key: key)
        let second = SHA256Digest(of: Array("second".utf8))
        try await store.addEnrolmentCode(
            secretDigest: second, kioskName: nil, site: "main", atEpochSeconds: 1_200, expiresAtEpochSeconds: 1_800)
        #expect(try await enrol(store, key: key, secret: second, at: 1_300).name == "Foyer")
    }

    @Test func `a name that a kiosk has is refused for a code`() async throws {
        let directory = try TemporaryDirectory()
        let store = try await store(directory, name: "Foyer")
        _ = try await enrol(store)
        await #expect(throws: ServerStoreError.kioskNameTaken(name: "Foyer")) {
            try await store.addEnrolmentCode(
                secretDigest: .zero, kioskName: "Foyer", site: "main", atEpochSeconds: 1_200,
                expiresAtEpochSeconds: 1_800)
        }
    }

    @Test func `revoking an unknown kiosk says so`() async throws {
        let directory = try TemporaryDirectory()
        let store = try await store(directory)
        await #expect(throws: ServerStoreError.kioskUnknown(name: "Attic")) {
            try await store.revoke(kioskNamed: "Attic", atEpochSeconds: 1_000)
        }
    }
}
