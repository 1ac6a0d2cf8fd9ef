import Bytes
public import Usage

/// What a kiosk says of its operations counters in one request: the newest day whole, the days before as one digest.
///
/// A server that has other values for those days asks for the whole report; so nothing has to be remembered on either
/// side, and a restored server is filled again.
public struct OperationsDigest: Equatable, Sendable {
    /// The newest dated day with its counters, if there is one.
    public let newest: OperationsDay?
    /// The first day that the digest covers; it ends before ``newest``.
    public let firstDay: ServiceDay?
    /// Whether the digest covers counters without a day.
    public let hasUndated: Bool
    /// The first 8 bytes of SHA-256 over the earlier days, in the form of ``digest(of:)``; empty if there are none.
    public let digest: [UInt8]

    /// Digests are cut to this length: it is no proof, only a question whether there is anything to send.
    public static let digestByteCount = 8

    /// Sums up the days of a status report, oldest first.
    public init(_ days: [OperationsDay]) {
        newest = days.last { $0.day != nil }
        let earlier = days.filter { $0.day == nil || $0.day != days.last { $0.day != nil }?.day }
        firstDay = earlier.compactMap(\.day).min()
        hasUndated = earlier.contains { $0.day == nil && !$0.counters.isEmpty }
        digest = firstDay == nil && !hasUndated ? [] : Self.digest(of: earlier)
    }

    /// Whether `days`, what somebody else holds, are the days that the digest covers.
    public func covers(_ days: [OperationsDay]) -> Bool {
        digest.isEmpty || digest == Self.digest(of: days)
    }

    /// The digest over lines `<day number, or -> <key> <value>`, sorted by their bytes, each with a line feed.
    static func digest(of days: [OperationsDay]) -> [UInt8] {
        let lines = days.flatMap { day in
            day.counters.map { "\(day.day.map { String($0.number) } ?? "-") \($0.key.text) \($0.value)\n" }
        }
        let sorted = lines.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
        return Array(SHA256Digest(of: sorted.flatMap { $0 }).bytes.prefix(digestByteCount))
    }

    // MARK: - Bytes

    func write(to writer: inout ByteWriter) {
        writer.write(UInt8(digest.isEmpty ? 0 : 1) | (hasUndated ? 2 : 0) | (newest == nil ? 0 : 4))
        if !digest.isEmpty {
            writer.write(optional: firstDay?.number)
            writer.write(digest)
        }
        guard let newest, let day = newest.day else { return }
        writer.writeVarint(day.number)
        writer.writeVarint(newest.counters.count)
        for (key, value) in newest.counters.sorted(by: { $0.key < $1.key }) {
            CompactKey.write(key, to: &writer)
            writer.writeVarint(max(value, 0))
        }
    }

    init(_ reader: inout ByteReader) throws(BytesError) {
        let start = reader.offset
        let flags = try reader.readByte()
        guard flags < 8 else { throw .malformedVarint(offset: start) }
        hasUndated = flags & 2 != 0
        if flags & 1 != 0 {
            firstDay = try reader.readOptional().flatMap { ServiceDay(number: $0) }
            digest = Array(try reader.read(count: Self.digestByteCount))
        } else {
            firstDay = nil
            digest = []
        }
        guard flags & 4 != 0 else {
            newest = nil
            return
        }
        guard let day = ServiceDay(number: try reader.readVarint(max: ServiceDay.numbers.upperBound)) else {
            throw .malformedVarint(offset: start)
        }
        var counters: [CounterKey: Int] = [:]
        for _ in 0..<(try reader.readVarint(max: ProtocolLimits.statusReportCountersMax)) {
            let key = try CompactKey.read(&reader)
            counters[key] = try reader.readVarint(max: UsageLimits.counterMax)
        }
        newest = OperationsDay(day: day, counters: counters)
    }
}

/// Keys of class O in few bytes: the name's place in a list, then each value as its place or as text.
enum CompactKey {
    /// Append only: a place means the same name for ever.
    private static let names: [CounterName] = [
        .upMinutes, .bootCount, .releaseMinutes, .syncResult, .clockMinutes, .storageFree, .faultCount, .staffVisits,
        .statsDropped, .statsWithheld,
    ]
    /// Stands for a name that is not in the list and travels as text.
    private static let spelt: UInt8 = 0xff

    static func write(_ key: CounterKey, to writer: inout ByteWriter) {
        let places = zip(key.name.dimensions, key.values).map { dimension, value in
            dimension.closedValues.map { $0.firstIndex(of: value) } ?? nil
        }
        guard let name = names.firstIndex(of: key.name) else {
            writer.write(spelt)
            writer.write(key.text)
            return
        }
        writer.write(UInt8(name))
        for (place, value) in zip(places, key.values) {
            if let place { writer.writeVarint(place) } else { writer.write(value) }
        }
    }

    static func read(_ reader: inout ByteReader) throws(BytesError) -> CounterKey {
        let start = reader.offset
        let place = try reader.readByte()
        do throws(UsageError) {
            guard place != spelt else {
                let key = try CounterKey(text: try text(&reader))
                guard key.name.usageClass == .operations else { throw UsageError.wrongClass(key.name) }
                return key
            }
            guard names.indices.contains(Int(place)) else { throw .unknownCounter(String(place)) }
            let name = names[Int(place)]
            var values: [String] = []
            for dimension in name.dimensions { values.append(try value(of: dimension, &reader)) }
            return try CounterKey(name, values)
        } catch {
            throw .malformedVarint(offset: start)
        }
    }

    private static func value(of dimension: Dimension, _ reader: inout ByteReader) throws(UsageError) -> String {
        guard let closed = dimension.closedValues else { return try text(&reader) }
        guard let place = try? reader.readVarint(max: closed.count - 1) else {
            throw .malformedKey(dimension.rawValue)  // The offset is told by the caller.
        }
        return closed[place]
    }

    private static func text(_ reader: inout ByteReader) throws(UsageError) -> String {
        guard let text = try? reader.readString(bytesMax: UsageLimits.keyBytesMax) else {
            throw .malformedKey("")  // The offset is told by the caller.
        }
        return text
    }
}
