import ArgumentParser
import Secrets
import ServerStorage

/// Accounts of the admin pages.
struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Adds people to the admin pages.", subcommands: [Add.self, Password.self])

    /// Where a password comes from.
    struct PasswordOptions: ParsableArguments {
        static let lengthMin = 12

        @Flag(name: .long, help: "Read the password from standard input instead of making one up.")
        var passwordStdin = false

        /// The password, and whether it was made up and must be shown.
        func password() throws -> (text: String, isGenerated: Bool) {
            guard passwordStdin else {
                var random = SystemRandomNumberGenerator()
                return (GeneratedPassword(using: &random).description, true)
            }
            guard let line = readLine(strippingNewline: true), !line.isEmpty else { throw SyncServerError.noPassword }
            guard line.count >= Self.lengthMin else {
                throw SyncServerError.passwordTooShort(lengthMin: Self.lengthMin)
            }
            return (line, false)
        }
    }

    /// Adds an account.
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Adds an account and prints its password once.")

        @OptionGroup var options: ConfigurationOptions
        @OptionGroup var source: PasswordOptions

        @Argument(help: "The name to sign in with.")
        var name: String

        func run() async throws {
            guard let account = AccountName(name) else { throw SyncServerError.badName(name) }
            let password = try source.password()
            let store = try await options.openStore()
            try await store.addAccount(
                account, passwordHash: PasswordHash(of: password.text).description,
                atEpochSeconds: ServerClock.system.epochSeconds())
            try store.close()
            StandardOutput.write("Account: \(account)\n")
            if password.isGenerated { StandardOutput.write("Password: \(password.text)\n") }
        }
    }

    /// Gives an account a new password.
    struct Password: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "password", abstract: "Gives an account a new password and signs it out everywhere.")

        @OptionGroup var options: ConfigurationOptions
        @OptionGroup var source: PasswordOptions

        @Argument(help: "The account's name.")
        var name: String

        func run() async throws {
            guard let account = AccountName(name) else { throw SyncServerError.badName(name) }
            let password = try source.password()
            let store = try await options.openStore()
            let isKnown = try await store.setPasswordHash(
                PasswordHash(of: password.text).description, of: account,
                atEpochSeconds: ServerClock.system.epochSeconds())
            try store.close()
            guard isKnown else { throw SyncServerError.unknownAccount(name: account.description) }
            StandardOutput.write("Account: \(account)\n")
            if password.isGenerated { StandardOutput.write("Password: \(password.text)\n") }
        }
    }
}
