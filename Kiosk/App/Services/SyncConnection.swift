import ArgumentParser
import Bytes
import ContentStorage
import Foundation
import KioskStorage
import Logging
import SyncEngine
import SyncProtocol
import SystemPackage
import Usage

/// A driver with its roads, made from what an enrolment left behind.
struct SyncConnection: Sendable {
    let identity: KioskIdentity
    let driver: SyncDriver
    let signer: ReportSigner
    /// The server's own road; nil for a kiosk that was enrolled without a server in reach.
    let server: HTTPSyncTransport?
    private let neighbours: Neighbours

    /// Joins the parts for the kiosk's identity, or returns nil before enrolment.
    static func open(_ parts: KioskParts) async throws -> SyncConnection? {
        guard let identity = try await parts.store.identity(), let key = try DeviceKeyFile(parts.folder).read() else {
            return nil
        }
        let signer = ReportSigner(kioskID: identity.kioskID, key: key, clock: parts.clock)
        var server: HTTPSyncTransport?
        if !identity.isOffline {
            // Plain HTTP to another machine was allowed, or refused, when the kiosk was enrolled.
            let address = try ServerAddress(identity.server, isPlainHTTPAllowed: true)
            let authority = parts.folder.pinnedAuthority.string
            let road = HTTPRoad(
                address, authorityFile: FileManager.default.fileExists(atPath: authority) ? authority : nil)
            server = HTTPSyncTransport(road: road, signer: signer)
        }
        let neighbours = try Neighbours(parts.configuration.relayNeighbours, signer: signer)
        let first: any SyncTransport = if let server { server } else { ClosedRoad() }
        let ports = SyncPorts(
            transport: SyncRoads(first) { await neighbours.roads() },
            ledger: parts.store, metadata: MetadataFolder(parts.folder.metadata), content: parts.content,
            positions: parts.store, clock: parts.clock)
        let driver = SyncDriver(
            ports: ports,
            identity: SyncIdentity(
                kioskID: identity.kioskID, installID: try await parts.store.installID(), site: identity.site,
                programVersion: KioskProgram.configuration.version),
            logger: parts.logger)
        return SyncConnection(
            identity: identity, driver: driver, signer: signer, server: server, neighbours: neighbours)
    }

    /// Closes the roads; the driver is of no use after that.
    func close() async {
        await server?.road.close()
        await neighbours.close()
    }

    /// Runs a cycle over a stick, and tells on it what happened.
    func run(overStick folder: StickFolder, _ parts: KioskParts) async throws -> SyncReport {
        let enrolment = try DurableFile(parts.folder.offlineEnrolment).read(
            bytesMax: ProtocolLimits.enrolRequestBytesMax)
        let stick = StickTransport(folder: folder, signer: signer, enrolment: enrolment)
        let report = try await driver.run(.full, over: stick)
        let time = Date(timeIntervalSince1970: Double(parts.clock.now().epochSeconds)).formatted(.iso8601)
        var words = "left \(report.acceptedSegmentCount) segments"
        for name in report.activated { words += ", took version \(name)" }
        if report.isWaitingForIdleScreen { words += ", an update waits for the screen to be idle" }
        for failure in report.failures { words += "; \(failure.sentence)" }
        do {
            try folder.note("\(time) kiosk \(identity.name) (\(identity.kioskID.hex.prefix(8))): \(words)")
        } catch {
            parts.logger.warning("The stick's receipt was not written", metadata: ["reason": "\(error)"])
        }
        return report
    }
}

extension KioskIdentity {
    /// What stands for the server's address if the kiosk was enrolled without one.
    static let offlineServer = "usb"

    /// Whether the kiosk never meets its server.
    var isOffline: Bool { server == Self.offlineServer }
}
