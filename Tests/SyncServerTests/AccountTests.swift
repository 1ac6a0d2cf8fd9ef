import Secrets
import Testing

@testable import SyncServer

@Suite("Passwords")
struct PasswordTests {
    @Test func `only the password that was hashed matches`() throws {
        let hash = try PasswordHash(of: "correct horse", cost: .cheap)
        #expect(try hash.matches("correct horse"))
        #expect(try !hash.matches("correct horsf"))
        #expect(try !hash.matches(""))
    }

    @Test func `one password hashed twice gives two hashes`() throws {
        let hashes = try (0..<2).map { _ in try PasswordHash(of: "correct horse", cost: .cheap).description }
        #expect(hashes[0] != hashes[1])
    }

    @Test func `a stored hash is read back with its cost`() throws {
        let hash = try PasswordHash(of: "correct horse", cost: .cheap)
        let again = try #require(PasswordHash(hash.description))
        #expect(again == hash)
        #expect(try again.matches("correct horse"))
    }

    @Test(arguments: [
        "", "$scrypt$", "$scrypt$ln=99,r=8,p=1$00$00", "$bcrypt$ln=15,r=8,p=1$00$00", "$scrypt$ln=15,r=8$aa$bb",
        "plain",
    ])
    func `what is no hash is refused`(text: String) {
        #expect(PasswordHash(text) == nil)
    }

    @Test func `the standard cost is the one that is written down`() throws {
        #expect(try PasswordHash(of: "correct horse").description.hasPrefix("$scrypt$ln=15,r=8,p=1$"))
    }

    @Test func `made-up passwords have 95 bits in four groups`() {
        var random = SystemRandomNumberGenerator()
        let password = GeneratedPassword(using: &random).description
        #expect(password.split(separator: "-").map(\.count) == [5, 5, 5, 5])
    }
}

@Suite("Throttling attempts")
struct AttemptThrottleTests {
    private let limits = AttemptThrottle.Limits(failuresPerName: 2, failuresInAll: 3, windowSeconds: 60)

    @Test func `a name has only so many failures in a span`() async {
        let throttle = AttemptThrottle(limits: limits)
        #expect(await throttle.admit("a", atEpochSeconds: 0))
        #expect(await throttle.admit("a", atEpochSeconds: 1))
        #expect(await !throttle.admit("a", atEpochSeconds: 60))
        #expect(await throttle.admit("a", atEpochSeconds: 61))
    }

    @Test func `all names together have only so many`() async {
        let throttle = AttemptThrottle(limits: limits)
        for name in ["a", "b", "c"] { #expect(await throttle.admit(name, atEpochSeconds: 0)) }
        #expect(await !throttle.admit("d", atEpochSeconds: 1))
    }

    @Test func `a success clears the name`() async {
        let throttle = AttemptThrottle(limits: limits)
        _ = await throttle.admit("a", atEpochSeconds: 0)
        await throttle.forget("a")
        #expect(await throttle.admit("a", atEpochSeconds: 1))
        #expect(await throttle.admit("a", atEpochSeconds: 1))
    }
}
