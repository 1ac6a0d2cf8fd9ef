import Bytes
import Content
import Usage

extension StatusReport {
    /// Appends the report without its operations counters, in the form of `Exchange.md`.
    func write(to writer: inout ByteWriter) {
        writer.write(programVersion)
        writer.write(installID.bytes)
        writer.writeVarint(contentVersion.number)
        writer.write(bundleDigest)
        writer.write(optional: siteVersion?.number)
        writer.write(optional: refusedVersion?.number)
        writer.write(stage ?? "")
        let states = ClockTrust.State.allCases
        writer.write(UInt8(states.firstIndex(of: clockState) ?? 0) << 1 | (isWaitingForIdleScreen ? 1 : 0))
        writer.write(optional: lastComplete.map(Int.init(clamping:)))
        writer.write(lastFailureCode ?? "")
        if lastFailureCode != nil {
            writer.write(lastFailureStage ?? "")
            writer.write(optional: lastFailureAt.map(Int.init(clamping:)))
        }
        writer.writeVarint(max(freeStorageBytes, 0))
        writer.writeVarint(max(keptSegmentCount, 0))
        writer.writeVarint(max(heldSegmentCount, 0))
    }

    /// Reads what ``write(to:)`` wrote; the operations counters are then empty.
    init(_ reader: inout ByteReader) throws(BytesError) {
        let programVersion = try reader.readString(bytesMax: ProtocolLimits.nameBytesMax)
        let installID = try InstallID(Array(reader.read(count: InstallID.byteCount)))
        let contentVersion = ContentVersion(try reader.readVarint(max: Int.max))
        let bundleDigest = try reader.readDigest()
        let siteVersion = try reader.readOptional().map { ContentVersion($0) }
        let refusedVersion = try reader.readOptional().map { ContentVersion($0) }
        let stage = try reader.readString(bytesMax: ProtocolLimits.nameBytesMax)
        let offset = reader.offset
        let flags = try reader.readByte()
        let states = ClockTrust.State.allCases
        guard Int(flags >> 1) < states.count else { throw .malformedVarint(offset: offset) }
        let lastComplete = try reader.readOptional().map(Int64.init)
        let code = try reader.readString(bytesMax: ProtocolLimits.nameBytesMax)
        var failureStage = ""
        var failureAt: Int64?
        if !code.isEmpty {
            failureStage = try reader.readString(bytesMax: ProtocolLimits.nameBytesMax)
            failureAt = try reader.readOptional().map(Int64.init)
        }
        let free = Int64(try reader.readVarint(max: Int.max))
        let kept = try reader.readVarint(max: Int(Int32.max))
        let held = try reader.readVarint(max: Int(Int32.max))
        self.init(
            programVersion: programVersion, installID: installID, contentVersion: contentVersion,
            bundleDigest: bundleDigest, clockState: states[Int(flags >> 1)], freeStorageBytes: free,
            keptSegmentCount: kept, heldSegmentCount: held, operations: [])
        self.siteVersion = siteVersion
        self.refusedVersion = refusedVersion
        self.stage = stage.isEmpty ? nil : stage
        isWaitingForIdleScreen = flags & 1 == 1
        self.lastComplete = lastComplete
        lastFailureCode = code.isEmpty ? nil : code
        lastFailureStage = failureStage.isEmpty ? nil : failureStage
        lastFailureAt = failureAt
    }
}

extension ByteWriter {
    /// Appends a number from 0, or the absence of one: the number plus one, or 0.
    mutating func write(optional value: Int?) {
        writeVarint(value.map { UInt64(max($0, 0)) + 1 } ?? 0)
    }
}

extension ByteReader {
    /// Reads what ``ByteWriter/write(optional:)`` wrote.
    mutating func readOptional() throws(BytesError) -> Int? {
        let value = try readVarint()
        guard value <= UInt64(Int.max) else {
            throw .lengthAboveLimit(offset: offset, length: value, limit: Int.max)
        }
        return value == 0 ? nil : Int(value) - 1
    }
}
