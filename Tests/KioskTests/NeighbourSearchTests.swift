import Testing

@testable import Kiosk

@Suite("Neighbours on the LAN")
struct NeighbourSearchTests {
    private func line(_ address: String, _ port: String = "8081", host: String = "desk.local", kind: String = "IPv4")
        -> String
    {
        "=;eth0;\(kind);Snowglobe\\032relay\\032on\\032\(host);_snowglobe._tcp;local;\(host);\(address);\(port);"
    }

    @Test func `those that are resolved give addresses, each once`() {
        let answer = [
            "+;eth0;IPv4;Snowglobe\\032relay;_snowglobe._tcp;local", line("192.0.2.10"), line("192.0.2.10"),
            line("192.0.2.11", "9000"),
        ].joined(separator: "\n")
        let found = NeighbourSearch.addresses(in: answer, besides: "hall")
        #expect(found == ["http://192.0.2.10:8081", "http://192.0.2.11:9000"])
    }

    @Test func `this machine itself is no neighbour`() {
        #expect(NeighbourSearch.addresses(in: line("192.0.2.10", host: "Hall.local"), besides: "hall").isEmpty)
        #expect(NeighbourSearch.addresses(in: line("192.0.2.10", host: "hall.local"), besides: "hall.lan").isEmpty)
    }

    @Test(arguments: [
        "", ";;;;", "=;eth0;IPv4;a;_snowglobe._tcp;local;desk.local;192.0.2.10", "Failed to create client object",
    ])
    func `other lines lead nowhere`(answer: String) {
        #expect(NeighbourSearch.addresses(in: answer, besides: "hall").isEmpty)
    }

    @Test func `addresses and ports of other forms lead nowhere`() {
        let lines = [
            line("fe80::1", kind: "IPv6"), line("192.0.2.10", "0"), line("192.0.2.10", "70000"), line("evil.example"),
            line("192.0.2.10/x"),
        ]
        #expect(NeighbourSearch.addresses(in: lines.joined(separator: "\n"), besides: "hall").isEmpty)
    }

    @Test func `no more are taken than may be named`() {
        let answer = (1...20).map { line("192.0.2.\($0)") }.joined(separator: "\n")
        let found = NeighbourSearch.addresses(in: answer, besides: "hall")
        #expect(found.count == KioskConfiguration.neighboursMax)
    }
}
