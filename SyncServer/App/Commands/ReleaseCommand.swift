import ArgumentParser

/// `snowglobe-server release`: from a folder of content to what kiosks fetch.
struct ReleaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Make, publish and list releases of content.",
        discussion: """
            A release is made from a folder of content, looked at, and then published:

              snowglobe-server release create Assets/bundle
              snowglobe-server release publish

            Version numbers only go up and kiosks never go back. To return to earlier content, make it a new \
            release: snowglobe-server release create --from 3. All of this works while the server is running.
            """,
        subcommands: [Create.self, Publish.self, List.self])
}
