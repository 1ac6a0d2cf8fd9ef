import ArgumentParser
import Bytes
import Foundation
import KioskStorage
import Logging
import SyncEngine
import SyncProtocol
import SystemPackage

/// A driver with its road to the server, made from what an enrolment left behind.
struct SyncConnection: Sendable {
    let identity: KioskIdentity
    let driver: SyncDriver
    private let road: HTTPRoad

    /// Joins the parts for the kiosk's identity, or returns nil before enrolment.
    static func open(_ parts: KioskParts) async throws -> SyncConnection? {
        guard let identity = try await parts.store.identity(), let key = try DeviceKeyFile(parts.folder).read() else {
            return nil
        }
        // Plain HTTP to another machine was allowed, or refused, when the kiosk was enrolled.
        let address = try ServerAddress(identity.server, isPlainHTTPAllowed: true)
        let authority = parts.folder.pinnedAuthority.string
        let road = HTTPRoad(
            address, authorityFile: FileManager.default.fileExists(atPath: authority) ? authority : nil)
        let transport = HTTPSyncTransport(road: road, kioskID: identity.kioskID, key: key, clock: parts.clock)
        let ports = SyncPorts(
            transport: transport, ledger: parts.store, metadata: MetadataFolder(parts.folder.metadata),
            content: parts.content, positions: parts.store, clock: parts.clock)
        let driver = SyncDriver(
            ports: ports,
            identity: SyncIdentity(
                kioskID: identity.kioskID, installID: try await parts.store.installID(), site: identity.site,
                programVersion: KioskProgram.configuration.version),
            logger: parts.logger)
        return SyncConnection(identity: identity, driver: driver, road: road)
    }

    /// Closes the road; the driver is of no use after that.
    func close() async {
        await road.close()
    }
}
