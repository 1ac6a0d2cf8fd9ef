import Bytes
import Content
import Usage

extension StatusReport: Codable {
    private enum CodingKeys: String, CodingKey {
        case protocolVersion, programVersion, installID, contentVersion, bundleDigest, siteVersion
        case stage, isWaitingForIdleScreen, lastComplete, lastFailureCode, lastFailureStage, lastFailureAt
        case refusedVersion, clockState, freeStorageBytes, keptSegmentCount, heldSegmentCount, operations
    }

    /// Reads the form that `encode(to:)` writes, with every text and list under its limit.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        protocolVersion = try container.decode(Int.self, forKey: .protocolVersion)
        programVersion = try container.parse(.programVersion, Self.shortText)
        installID = try container.parse(.installID) { InstallID(hex: $0) }
        contentVersion = try container.decode(ContentVersion.self, forKey: .contentVersion)
        bundleDigest = try container.parse(.bundleDigest) { SHA256Digest(hex: $0) }
        siteVersion = try container.decodeIfPresent(ContentVersion.self, forKey: .siteVersion)
        stage = try container.parseIfPresent(.stage, Self.shortText)
        isWaitingForIdleScreen = try container.decode(Bool.self, forKey: .isWaitingForIdleScreen)
        lastComplete = try container.decodeIfPresent(Int64.self, forKey: .lastComplete)
        lastFailureCode = try container.parseIfPresent(.lastFailureCode, Self.shortText)
        lastFailureStage = try container.parseIfPresent(.lastFailureStage, Self.shortText)
        lastFailureAt = try container.decodeIfPresent(Int64.self, forKey: .lastFailureAt)
        refusedVersion = try container.decodeIfPresent(ContentVersion.self, forKey: .refusedVersion)
        clockState = try container.parse(.clockState) { ClockTrust.State(rawValue: $0) }
        freeStorageBytes = try container.decode(Int64.self, forKey: .freeStorageBytes)
        keptSegmentCount = try container.decode(Int.self, forKey: .keptSegmentCount)
        heldSegmentCount = try container.decode(Int.self, forKey: .heldSegmentCount)
        operations = try container.decode([OperationsDay].self, forKey: .operations)
        try requireLimits()
    }

    /// Writes one object whose keys are the names of the properties; ids and digests are hexadecimal digits.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(protocolVersion, forKey: .protocolVersion)
        try container.encode(programVersion, forKey: .programVersion)
        try container.encode(installID.hex, forKey: .installID)
        try container.encode(contentVersion, forKey: .contentVersion)
        try container.encode(bundleDigest.hex, forKey: .bundleDigest)
        try container.encodeIfPresent(siteVersion, forKey: .siteVersion)
        try container.encodeIfPresent(stage, forKey: .stage)
        try container.encode(isWaitingForIdleScreen, forKey: .isWaitingForIdleScreen)
        try container.encodeIfPresent(lastComplete, forKey: .lastComplete)
        try container.encodeIfPresent(lastFailureCode, forKey: .lastFailureCode)
        try container.encodeIfPresent(lastFailureStage, forKey: .lastFailureStage)
        try container.encodeIfPresent(lastFailureAt, forKey: .lastFailureAt)
        try container.encodeIfPresent(refusedVersion, forKey: .refusedVersion)
        try container.encode(clockState.rawValue, forKey: .clockState)
        try container.encode(freeStorageBytes, forKey: .freeStorageBytes)
        try container.encode(keptSegmentCount, forKey: .keptSegmentCount)
        try container.encode(heldSegmentCount, forKey: .heldSegmentCount)
        try container.encode(operations, forKey: .operations)
    }

    private static func shortText(_ text: String) -> String? {
        (1...ProtocolLimits.nameBytesMax).contains(text.utf8.count) ? text : nil
    }

    private func requireLimits() throws(SyncProtocolError) {
        let daysMax = ProtocolLimits.statusReportDaysMax
        guard operations.count <= daysMax else {
            throw .tooMany(field: "operations", max: daysMax, found: operations.count)
        }
    }
}
