public import Bytes

/// Sixteen random bytes that name one thing of kind `Subject`; the kind keeps ids of different things apart.
public struct RandomID<Subject>: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Ids are this long.
    public static var byteCount: Int { 16 }

    /// The 16 bytes.
    public let bytes: [UInt8]

    /// Takes 16 bytes as an id, or throws ``BytesError/wrongLength(expected:found:)``.
    public init(_ bytes: [UInt8]) throws(BytesError) {
        guard bytes.count == Self.byteCount else {
            throw .wrongLength(expected: Self.byteCount, found: bytes.count)
        }
        self.bytes = bytes
    }

    /// Takes 32 lower-case hexadecimal digits, or returns nil.
    public init?(hex: String) {
        guard let bytes = Hex.decode(hex), bytes.count == Self.byteCount else { return nil }
        self.bytes = bytes
    }

    /// Draws a new id; pass the system's generator unless this is a test.
    public init(using generator: inout some RandomNumberGenerator) {
        var drawn: [UInt8] = []
        while drawn.count < Self.byteCount {
            let word: UInt64 = generator.next()
            drawn += (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) }
        }
        bytes = drawn
    }

    /// 32 lower-case hexadecimal digits.
    public var hex: String { Hex.encode(bytes) }

    /// The same as ``hex``.
    public var description: String { hex }

    /// Orders ids by their bytes.
    public static func < (left: Self, right: Self) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }
}

/// What the ids of this module name.
public enum IDSubject {
    /// A kiosk, as the server knows it.
    public enum Kiosk {}
    /// An installation: one data folder, from its first start on.
    public enum Install {}
    /// An accumulation: the open remainder that a segment is sealed from.
    public enum Accumulation {}
    /// A sealed segment.
    public enum Segment {}
}

/// Names a kiosk; given by the server at enrolment.
public typealias KioskID = RandomID<IDSubject.Kiosk>
/// Names an installation; drawn when the counters' database is made.
public typealias InstallID = RandomID<IDSubject.Install>
/// Names an accumulation; drawn in the transaction that sealed the one before.
public typealias OpenID = RandomID<IDSubject.Accumulation>
/// Names a segment; drawn when it is sealed.
public typealias SegmentID = RandomID<IDSubject.Segment>
