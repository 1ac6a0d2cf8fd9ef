import FoundationEssentials

/// The fields of one event's JSON object, each a string or an integer.
struct UsageEventFields: Decodable {
    private enum Value {
        case text(String)
        case number(Int)
        case other
    }

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) {
            self.stringValue = stringValue
        }

        init?(intValue: Int) {
            nil
        }
    }

    private let values: [String: Value]

    init(json body: [UInt8]) throws(UsageError) {
        do {
            self = try JSONDecoder().decode(UsageEventFields.self, from: Data(body))
        } catch {
            throw .malformedEvent  // The decoder's own words could quote the body; they are dropped on purpose.
        }
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        var values: [String: Value] = [:]
        for key in container.allKeys {
            if let text = try? container.decode(String.self, forKey: key) {  // A failure means: of another type.
                values[key.stringValue] = .text(text)
            } else if let number = try? container.decode(Int.self, forKey: key) {  // As above.
                values[key.stringValue] = .number(number)
            } else {
                values[key.stringValue] = .other
            }
        }
        self.values = values
    }

    /// The names of all fields.
    var names: Set<String> { Set(values.keys) }

    /// A field that must be a string.
    func text(_ field: String) throws(UsageError) -> String {
        guard case .text(let text) = values[field] else { throw .badField(field) }
        return text
    }

    /// A field that must be an integer from 0 to `limit`.
    func number(_ field: String, max limit: Int) throws(UsageError) -> Int {
        guard case .number(let number) = values[field] else { throw .badField(field) }
        guard (0...limit).contains(number) else { throw .numberOutOfRange(field: field, found: number, limit: limit) }
        return number
    }

    /// A name from outside in a length that an error may carry.
    static func shown(_ text: String) -> String { String(text.prefix(UsageLimits.nameBytesMax)) }
}
