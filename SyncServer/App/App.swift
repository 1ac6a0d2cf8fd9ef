import ArgumentParser
import Glibc

/// The server's program: each subcommand is one file in Commands.
@main
struct SnowglobeServer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snowglobe-server",
        abstract: "Publishes content to waiting-room kiosks and shows how they are used.",
        subcommands: [
            InitCommand.self, ServeCommand.self, EnrolCommand.self, KiosksCommand.self, ReleaseCommand.self,
            ContentCommand.self, SiteCommand.self, KeysCommand.self, StatsCommand.self, UserCommand.self,
            UsbCommand.self, DeltaCommand.self, CheckCommand.self,
        ])

    /// Runs the command; an error ends it with one sentence on standard error and a status other than 0.
    static func main() async {
        umask(0o027)  // Files 0640, folders 0750, unless the code that makes them says otherwise.
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            exit(withError: error)
        }
    }
}
