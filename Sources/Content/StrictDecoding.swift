import FoundationEssentials

/// A coding key of any name, to list what a JSON object holds.
struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

/// Thrown inside a decoder when a key is not known; turned into ``ContentError/unknownKey(path:key:)``.
struct UnknownKey: Error {
    let key: String
}

extension Decoder {
    /// A container of known keys only: any other key throws ``UnknownKey``.
    func strictContainer<Key: CodingKey & CaseIterable>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        let known = Set(type.allCases.map(\.stringValue))
        let found = try container(keyedBy: AnyKey.self).allKeys.map(\.stringValue)
        if let stranger = found.sorted().first(where: { !known.contains($0) }) { throw UnknownKey(key: stranger) }
        return try container(keyedBy: type)
    }
}

/// Decodes JSON of at most `bytesMax` bytes; names `path` and the key in every error.
func decodeJSON<Value: Decodable>(
    _ type: Value.Type, from bytes: [UInt8], path: String, bytesMax: Int = ContentLimits.dataBytesMax
) throws(ContentError) -> Value {
    guard bytes.count <= bytesMax else {
        throw .limitExceeded(limit: "the length of \(path)", maximum: bytesMax, found: bytes.count)
    }
    do {
        return try JSONDecoder().decode(type, from: Data(bytes))
    } catch let error as UnknownKey {
        throw .unknownKey(path: path, key: error.key)
    } catch let error as DecodingError {
        throw .malformedJSON(path: path, reason: reason(of: error))
    } catch {
        throw .malformedJSON(path: path, reason: "it is not JSON")
    }
}

private func reason(of error: DecodingError) -> String {
    func place(_ context: DecodingError.Context) -> String {
        let keys = context.codingPath.map(\.stringValue).joined(separator: ".")
        return keys.isEmpty ? "" : " at \(keys)"
    }
    switch error {
    case .keyNotFound(let key, let context): return "the key \"\(key.stringValue)\" is missing\(place(context))"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
        return "a value is of the wrong kind\(place(context))"
    case .dataCorrupted(let context): return "\(context.debugDescription)\(place(context))"
    @unknown default: return "it is not JSON"
    }
}
