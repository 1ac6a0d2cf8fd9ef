import Bytes

/// Reads the members of one JSON object by name and type; faults name the member's place, such as
/// `signed.meta.snapshot.json.version`.
struct FieldReader {
    let members: [String: JSONValue]
    private let place: String

    init(_ value: JSONValue, at place: String) throws(MetadataError) {
        guard case .object(let members) = value else { throw .badField(place) }
        self.members = members
        self.place = place
    }

    func fault(_ name: String) -> MetadataError {
        .badField(place.isEmpty ? name : "\(place).\(name)")
    }

    func value(_ name: String) throws(MetadataError) -> JSONValue {
        guard let value = members[name] else { throw fault(name) }
        return value
    }

    func string(_ name: String) throws(MetadataError) -> String {
        guard case .string(let text) = members[name] else { throw fault(name) }
        return text
    }

    func boolean(_ name: String) throws(MetadataError) -> Bool {
        guard case .boolean(let flag) = members[name] else { throw fault(name) }
        return flag
    }

    func integer(_ name: String, atLeast minimum: Int) throws(MetadataError) -> Int {
        guard case .integer(let number) = members[name], number >= minimum else { throw fault(name) }
        return number
    }

    func array(_ name: String) throws(MetadataError) -> [JSONValue] {
        guard case .array(let elements) = members[name] else { throw fault(name) }
        return elements
    }

    func object(_ name: String) throws(MetadataError) -> FieldReader {
        guard let value = members[name] else { throw fault(name) }
        return try FieldReader(value, at: place.isEmpty ? name : "\(place).\(name)")
    }

    /// Reads a SHA-256 digest in lower-case hexadecimal.
    func digest(_ name: String) throws(MetadataError) -> SHA256Digest {
        guard let digest = SHA256Digest(hex: try string(name)) else { throw fault(name) }
        return digest
    }
}
