import FoundationEssentials

/// Encodes and decodes the JSON bodies of the contract, always under a byte limit.
public enum WireJSON {
    /// The body's bytes: UTF-8, sorted keys, no blanks, so that equal values give equal bytes.
    public static func encode(_ value: some Encodable) throws(SyncProtocolError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(value))
        } catch {
            throw .malformedBody(path: "")
        }
    }

    /// Decodes a body, or throws ``SyncProtocolError`` that names the limit or the field at fault.
    public static func decode<Value: Decodable>(
        _ type: Value.Type, from bytes: [UInt8], bytesMax: Int
    ) throws(SyncProtocolError) -> Value {
        guard bytes.count <= bytesMax else { throw .bodyTooLong(bytesMax: bytesMax, found: bytes.count) }
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch let error as SyncProtocolError {
            throw error
        } catch let error as DecodingError {
            throw .malformedBody(path: error.codingPath.map(\.stringValue).joined(separator: "."))
        } catch {
            throw .malformedBody(path: "")
        }
    }
}

extension DecodingError {
    fileprivate var codingPath: [any CodingKey] {
        switch self {
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            context.codingPath
        case .keyNotFound(let key, let context):
            context.codingPath + [key]
        @unknown default:
            []
        }
    }
}
