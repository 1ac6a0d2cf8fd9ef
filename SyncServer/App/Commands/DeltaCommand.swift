import ArgumentParser
import ContentStorage
import Delta

/// `snowglobe-server delta`: delta packages by hand.
struct DeltaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delta",
        abstract: "Make delta packages by hand, and look into them.",
        discussion: """
            A delta package tells one folder in terms of another, as an update tells a kiosk the new release in terms \
            of the one it has. Publishing makes the packages that kiosks need; this is for trying and for looking:

              snowglobe-server delta make old-folder new-folder -o update.sgd
              snowglobe-server delta inspect update.sgd
              snowglobe-kiosk delta apply old-folder update.sgd -o result

            A package proves nothing by itself: kiosks take only packages that signed metadata names.
            """,
        subcommands: [Make.self, Inspect.self])
}

/// An error in the words of `delta`: what is wrong and what to do next.
struct DeltaCommandError: Error, CustomStringConvertible {
    let description: String

    /// Runs `body` and tells its errors in plain words.
    static func explaining<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as ContentStoreError {
            throw DeltaCommandError(description: error.sentence)
        } catch let error as DeltaError {
            throw DeltaCommandError(description: error.sentence)
        }
    }
}
