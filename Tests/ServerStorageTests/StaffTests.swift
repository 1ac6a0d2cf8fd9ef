import Bytes
import ServerStorage
import TestSupport
import Testing

@Suite("Staff accounts and sessions")
struct StaffTests {
    private let token = SHA256Digest(of: Array("cookie".utf8))

    private func signedIn(_ directory: TemporaryDirectory) async throws -> ServerStore {
        let store = try ServerStore.open(atPath: "\(directory.path)/server.db")
        let name = try #require(AccountName("Desk.One"))
        try await store.addAccount(name, passwordHash: "hash", atEpochSeconds: 0)
        try await store.startSession(
            StaffSession(account: name, formToken: "form"), token: token, atEpochSeconds: 1_000)
        return store
    }

    @Test func `an account is added once`() async throws {
        let directory = try TemporaryDirectory()
        let store = try await signedIn(directory)
        let name = try #require(AccountName("desk.one"))
        await #expect(throws: ServerStoreError.accountExists(name: "desk.one")) {
            try await store.addAccount(name, passwordHash: "other", atEpochSeconds: 1)
        }
        #expect(try await store.passwordHash(of: name) == "hash")
    }

    @Test func `a session ends when nobody uses it for half an hour`() async throws {
        let directory = try TemporaryDirectory()
        let store = try await signedIn(directory)
        #expect(try await store.session(token: token, atEpochSeconds: 2_800) != nil)
        #expect(try await store.session(token: token, atEpochSeconds: 4_601) == nil)
    }

    @Test func `a session ends after half a day however busy it is`() async throws {
        let directory = try TemporaryDirectory()
        let store = try await signedIn(directory)
        var now = 1_000
        while now + 1_500 <= 1_000 + StaffSession.ageSecondsMax {
            now += 1_500
            #expect(try await store.session(token: token, atEpochSeconds: now) != nil)
        }
        #expect(try await store.session(token: token, atEpochSeconds: 1_001 + StaffSession.ageSecondsMax) == nil)
    }

    @Test func `signing out ends the session`() async throws {
        let directory = try TemporaryDirectory()
        let store = try await signedIn(directory)
        try await store.endSession(token: token)
        #expect(try await store.session(token: token, atEpochSeconds: 1_001) == nil)
    }

    @Test func `a new password ends every session of the account`() async throws {
        let directory = try TemporaryDirectory()
        let store = try await signedIn(directory)
        let name = try #require(AccountName("desk.one"))
        #expect(try await store.setPasswordHash("new", of: name, atEpochSeconds: 1_001))
        #expect(try await store.session(token: token, atEpochSeconds: 1_002) == nil)
    }

    @Test(arguments: ["", "-x", ".x", "a b", "ä", String(repeating: "a", count: 41), "a/b", "a\n"])
    func `what is no account name is refused`(text: String) {
        #expect(AccountName(text) == nil)
    }
}
