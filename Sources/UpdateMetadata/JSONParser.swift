/// A strict JSON reader; see ``JSONValue/init(parsing:bytesMax:)`` for what it refuses.
struct JSONParser {
    private let bytes: [UInt8]
    private var offset = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func parseText() throws(MetadataError) -> JSONValue {
        let value = try parseValue(depth: 0)
        skipBlanks()
        guard offset == bytes.count else { throw fault(.trailingBytes) }
        return value
    }

    private mutating func parseValue(depth: Int) throws(MetadataError) -> JSONValue {
        guard depth <= MetadataLimits.depthMax else { throw fault(.tooDeep) }
        skipBlanks()
        switch try peek() {
        case UInt8(ascii: "{"): return .object(try parseObject(depth: depth))
        case UInt8(ascii: "["): return .array(try parseArray(depth: depth))
        case UInt8(ascii: "\""): return .string(try parseString())
        case UInt8(ascii: "t"): return try parseWord("true", as: .boolean(true))
        case UInt8(ascii: "f"): return try parseWord("false", as: .boolean(false))
        case UInt8(ascii: "n"): return try parseWord("null", as: .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .integer(try parseInteger())
        case let other: throw fault(.unexpectedByte(other))
        }
    }

    private mutating func parseObject(depth: Int) throws(MetadataError) -> [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        offset += 1
        skipBlanks()
        if try take(UInt8(ascii: "}")) { return members }
        while true {
            skipBlanks()
            let keyOffset = offset
            guard try peek() == UInt8(ascii: "\"") else { throw fault(.unexpectedByte(bytes[offset])) }
            let key = try parseString()
            skipBlanks()
            try expect(UInt8(ascii: ":"))
            let value = try parseValue(depth: depth + 1)
            guard members.updateValue(value, forKey: key) == nil else {
                throw .malformedJSON(.repeatedKey(key), offset: keyOffset)
            }
            skipBlanks()
            if try take(UInt8(ascii: "}")) { return members }
            try expect(UInt8(ascii: ","))
        }
    }

    private mutating func parseArray(depth: Int) throws(MetadataError) -> [JSONValue] {
        var elements: [JSONValue] = []
        offset += 1
        skipBlanks()
        if try take(UInt8(ascii: "]")) { return elements }
        while true {
            elements.append(try parseValue(depth: depth + 1))
            skipBlanks()
            if try take(UInt8(ascii: "]")) { return elements }
            try expect(UInt8(ascii: ","))
        }
    }

    private mutating func parseWord(_ word: String, as value: JSONValue) throws(MetadataError) -> JSONValue {
        for byte in word.utf8 { try expect(byte) }
        return value
    }

    private mutating func parseInteger() throws(MetadataError) -> Int {
        let start = offset
        let isNegative = try take(UInt8(ascii: "-"))
        let firstDigit = offset
        var value = 0
        while offset < bytes.count, case UInt8(ascii: "0")...UInt8(ascii: "9") = bytes[offset] {
            let digit = Int(bytes[offset] - UInt8(ascii: "0"))
            let (tens, tensOverflow) = value.multipliedReportingOverflow(by: 10)
            let (next, overflow) = tens.addingReportingOverflow(isNegative ? -digit : digit)
            guard !tensOverflow, !overflow else { throw .malformedJSON(.notAnInteger, offset: start) }
            value = next
            offset += 1
        }
        guard offset > firstDigit else {
            throw offset == bytes.count ? fault(.truncated) : .malformedJSON(.notAnInteger, offset: start)
        }
        let hasLeadingZero = bytes[firstDigit] == UInt8(ascii: "0") && offset > firstDigit + 1
        let isMinusZero = isNegative && value == 0
        let goesOn =
            offset < bytes.count && [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains(bytes[offset])
        guard !hasLeadingZero, !isMinusZero, !goesOn else { throw .malformedJSON(.notAnInteger, offset: start) }
        return value
    }

    private mutating func parseString() throws(MetadataError) -> String {
        let start = offset
        offset += 1
        var content: [UInt8] = []
        while true {
            let byte = try peek()
            switch byte {
            case UInt8(ascii: "\""):
                offset += 1
                guard let text = String(validating: content, as: UTF8.self) else {
                    throw .malformedJSON(.notUTF8, offset: start)
                }
                return text
            case UInt8(ascii: "\\"):
                content.append(contentsOf: try parseEscape())
            case 0..<0x20:
                throw fault(.controlCharacter)
            default:
                content.append(byte)
                offset += 1
            }
        }
    }

    private mutating func parseEscape() throws(MetadataError) -> [UInt8] {
        let start = offset
        offset += 1
        let letter = try peek()
        offset += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [letter]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0c]
        case UInt8(ascii: "n"): return [0x0a]
        case UInt8(ascii: "r"): return [0x0d]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): break
        default: throw .malformedJSON(.badEscape, offset: start)
        }
        var code = try parseFourHexDigits()
        if (0xd800..<0xdc00).contains(code) {
            try expect(UInt8(ascii: "\\"))
            try expect(UInt8(ascii: "u"))
            let low = try parseFourHexDigits()
            guard (0xdc00..<0xe000).contains(low) else { throw .malformedJSON(.badEscape, offset: start) }
            code = 0x10000 + (code - 0xd800) << 10 + (low - 0xdc00)
        }
        guard let scalar = Unicode.Scalar(code) else { throw .malformedJSON(.badEscape, offset: start) }
        return Array(String(Character(scalar)).utf8)
    }

    private mutating func parseFourHexDigits() throws(MetadataError) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = Character(Unicode.Scalar(try peek())).hexDigitValue else { throw fault(.badEscape) }
            code = code << 4 | UInt32(digit)
            offset += 1
        }
        return code
    }

    // MARK: - Bytes

    private func peek() throws(MetadataError) -> UInt8 {
        guard offset < bytes.count else { throw fault(.truncated) }
        return bytes[offset]
    }

    private mutating func take(_ byte: UInt8) throws(MetadataError) -> Bool {
        guard try peek() == byte else { return false }
        offset += 1
        return true
    }

    private mutating func expect(_ byte: UInt8) throws(MetadataError) {
        let found = try peek()
        guard found == byte else { throw fault(.unexpectedByte(found)) }
        offset += 1
    }

    private mutating func skipBlanks() {
        while offset < bytes.count, [0x20, 0x09, 0x0a, 0x0d].contains(bytes[offset]) { offset += 1 }
    }

    private func fault(_ fault: JSONFault) -> MetadataError {
        .malformedJSON(fault, offset: offset)
    }
}
