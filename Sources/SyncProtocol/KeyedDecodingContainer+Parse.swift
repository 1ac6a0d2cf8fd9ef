extension KeyedDecodingContainer {
    /// Decodes a text and turns it into a value, or throws a decoding error that names the field.
    func parse<Value>(_ key: Key, _ make: (String) -> Value?) throws -> Value {
        guard let value = make(try decode(String.self, forKey: key)) else {
            throw DecodingError.dataCorruptedError(
                forKey: key, in: self, debugDescription: "The text is not of the form of this field.")
        }
        return value
    }

    /// As ``parse(_:_:)``, with nil for a field that is absent or null.
    func parseIfPresent<Value>(_ key: Key, _ make: (String) -> Value?) throws -> Value? {
        try decodeIfPresent(String.self, forKey: key) == nil ? nil : try parse(key, make)
    }

    /// Decodes a list of texts, at most `max` of them, and turns each into a value.
    func parseList<Value>(_ key: Key, max: Int, _ make: (String) -> Value?) throws -> [Value] {
        let texts = try decode([String].self, forKey: key)
        guard texts.count <= max else {
            throw SyncProtocolError.tooMany(field: key.stringValue, max: max, found: texts.count)
        }
        return try texts.map { text in
            guard let value = make(text) else {
                throw DecodingError.dataCorruptedError(
                    forKey: key, in: self, debugDescription: "An element is not of the form of this field.")
            }
            return value
        }
    }
}
