import SyncEngine

/// The roads through neighbour kiosks: those that settings name, then those that a search finds.
///
/// ``close()`` must be called before the value goes.
actor Neighbours {
    private let signer: ReportSigner
    private let named: [HTTPSyncTransport]
    private let search: NeighbourSearch?
    /// The roads to those that the newest search found, by address.
    private var found: [String: HTTPSyncTransport] = [:]

    /// Opens roads to `addresses`; the word ``KioskConfiguration/searchWord`` among them stands for a search.
    init(_ addresses: [String], signer: ReportSigner) throws {
        self.signer = signer
        search = addresses.contains(KioskConfiguration.searchWord) ? NeighbourSearch() : nil
        named = try addresses.filter { $0 != KioskConfiguration.searchWord }.map { try Self.road(to: $0, signer) }
    }

    /// The roads in the order in which to try them; a search takes up to five seconds.
    func roads() async -> [any SyncTransport] {
        guard let search else { return named.map { RelayTransport(base: $0) } }
        let addresses = await search.addresses()
        for (address, road) in found where !addresses.contains(address) {
            found[address] = nil
            await road.road.close()
        }
        for address in addresses where found[address] == nil {
            found[address] = try? Self.road(to: address, signer)  // An address of an odd form leads nowhere.
        }
        return (named + addresses.compactMap { found[$0] }).map { RelayTransport(base: $0) }
    }

    /// Closes every road.
    func close() async {
        for road in named + found.values { await road.road.close() }
        found = [:]
    }

    private static func road(to address: String, _ signer: ReportSigner) throws -> HTTPSyncTransport {
        let road = HTTPRoad(try ServerAddress(address, isPlainHTTPAllowed: true), authorityFile: nil)
        return HTTPSyncTransport(road: road, signer: signer)
    }
}
