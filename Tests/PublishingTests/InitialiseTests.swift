import Bytes
import Content
import Foundation
import Testing
import UpdateMetadata

@testable import SyncServer

@Suite("Making a repository")
struct InitialiseTests {
    @Test func `a reader trusts the first metadata and finds nothing in it`() throws {
        let workshop = try Workshop()
        #expect(try workshop.readTargets().files.isEmpty)
        #expect(try workshop.file("tuf/metadata/root.json") == workshop.file("tuf/metadata/1.root.json"))
    }

    @Test func `each role has a key of its own that only this user may read`() throws {
        let workshop = try Workshop()
        let root = try workshop.repository.current().root.payload
        #expect(Set(MetadataRole.allCases.map { root.signers(of: $0).keys }).count == 4)
        for role in MetadataRole.allCases {
            #expect(try workshop.mode(of: "keys/\(role.rawValue).json") == 0o600)
        }
        #expect(try workshop.mode(of: "keys") == 0o700)
    }

    @Test func `the metadata expires as the roles say`() throws {
        let workshop = try Workshop()
        let current = try workshop.repository.current()
        #expect(current.root.payload.expiresAt == Workshop.start.adding(days: 730))
        #expect(current.targets.payload.expiresAt == Workshop.start.adding(days: 395))
        #expect(current.snapshot.payload.expiresAt == Workshop.start.adding(days: 30))
        #expect(current.timestamp.payload.expiresAt == Workshop.start.adding(days: 30))
    }

    @Test func `the first site configuration is published`() throws {
        let workshop = try Workshop(isInitialised: false)
        let site = try Workshop.site(phone: "555-0100")
        _ = try workshop.repository.initialise(site: site, now: Workshop.start)
        let file = try #require(try workshop.readTargets().files[site.path])
        #expect(file.purpose == .site(name: "main", siteVersion: 1))
        #expect(try workshop.target(site.path, file) == site.configuration.bytes)
    }

    @Test func `an existing repository is not overwritten`() throws {
        let workshop = try Workshop()
        let before = try workshop.file("keys/root.json")
        #expect(throws: PublishingError.alreadyInitialised(folder: workshop.folder.path)) {
            _ = try workshop.repository.initialise(site: nil, now: Workshop.start)
        }
        #expect(try workshop.file("keys/root.json") == before)
    }

    @Test func `one that was cut short goes on with the keys it made`() throws {
        let workshop = try Workshop()
        let before = try workshop.file("keys/targets.json")
        try FileManager.default.removeItem(atPath: "\(workshop.folder.path)/tuf/metadata/root.json")
        _ = try workshop.repository.initialise(site: nil, now: Workshop.start)
        #expect(try workshop.file("keys/targets.json") == before)
        #expect(try workshop.readTargets().files.isEmpty)
    }

    @Test func `without a repository the error says how to make one`() throws {
        let workshop = try Workshop(isInitialised: false)
        #expect(throws: PublishingError.notInitialised(folder: workshop.folder.path)) {
            _ = try workshop.repository.current()
        }
    }
}
