import Foundation

/// Neighbours that announce a relay on the LAN by multicast DNS (RFC 6763), as Avahi's own program finds them.
///
/// Without Avahi none is found. Anybody on the LAN may announce anything: an address is only a place to ask, and what
/// comes from there is verified as from anywhere.
struct NeighbourSearch: Sendable {
    /// The service that relays announce; `Kiosk/deploy/snowglobe-relay.avahi.xml` does.
    static let service = "_snowglobe._tcp"
    private static let secondsMax = 5
    private static let answerBytesMax = 65_536

    /// Addresses such as `http://192.0.2.10:8081`, in order of their names; takes up to five seconds.
    func addresses() async -> [String] {
        let answer = await Self.output(of: ["avahi-browse", "--resolve", "--parsable", "--terminate", Self.service])
        return Self.addresses(in: answer, besides: ProcessInfo.processInfo.hostName)
    }

    /// Reads what `avahi-browse --parsable --resolve` printed; lines of another form, and those of `host`, are left out.
    static func addresses(in answer: String, besides host: String) -> [String] {
        var found: [String] = []
        for line in answer.split(separator: "\n").sorted() {
            let fields = line.split(separator: ";", omittingEmptySubsequences: false)
            guard fields.count >= 9, fields[0] == "=", fields[2] == "IPv4", let port = UInt16(fields[8]), port > 0,
                label(fields[6]) != label(host[...]),
                fields[7].utf8.allSatisfy({ $0 == UInt8(ascii: ".") || (0x30...0x39).contains($0) })
            else { continue }
            let address = "http://\(fields[7]):\(port)"
            if !found.contains(address) { found.append(address) }
        }
        return Array(found.prefix(KioskConfiguration.neighboursMax))
    }

    private static func label(_ host: Substring) -> String {
        host.prefix { $0 != "." }.lowercased()
    }

    /// What a program prints within the time and length there are; nothing if it cannot be run.
    private static func output(of command: [String]) async -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/timeout")
        process.arguments = ["\(secondsMax)"] + command
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return "" }
        return await withCheckedContinuation { done in
            DispatchQueue.global().async {
                var answer = Data()
                while answer.count < answerBytesMax,
                    let piece = try? pipe.fileHandleForReading.read(upToCount: answerBytesMax - answer.count),
                    !piece.isEmpty
                {
                    answer += piece
                }
                process.terminate()
                process.waitUntilExit()
                done.resume(returning: String(decoding: answer, as: UTF8.self))
            }
        }
    }
}
