import Bytes
import Testing

@Suite("Reading bytes from outside")
struct ByteReaderTests {
    @Test func `what was written is read back`() throws {
        var writer = ByteWriter()
        writer.write(7)
        writer.write([1, 2, 3])
        writer.writeVarint(300)
        writer.writeLengthPrefixed([9, 8])
        writer.write("Wörter")
        writer.write(SHA256Digest(of: [1]))
        var reader = ByteReader(writer.bytes)
        #expect(try reader.readByte() == 7)
        #expect(try Array(reader.read(count: 3)) == [1, 2, 3])
        #expect(try reader.readVarint() == 300)
        #expect(try Array(reader.readLengthPrefixed(bytesMax: 2)) == [9, 8])
        #expect(try reader.readString(bytesMax: 7) == "Wörter")
        #expect(try reader.readDigest() == SHA256Digest(of: [1]))
        #expect(reader.isAtEnd)
        #expect(reader.offset == writer.bytes.count)
        try reader.requireEnd()
    }

    @Test(
        arguments: [
            (0, [0]), (1, [1]), (127, [0x7f]), (128, [0x80, 1]), (300, [0xac, 2]), (16_384, [0x80, 0x80, 1]),
            (UInt64.max, [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1]),
        ] as [(UInt64, [UInt8])])
    func `a varint has one form`(value: UInt64, bytes: [UInt8]) throws {
        var writer = ByteWriter()
        writer.writeVarint(value)
        #expect(writer.bytes == bytes)
        var reader = ByteReader(bytes)
        #expect(try reader.readVarint() == value)
    }

    @Test(
        arguments: [
            [0x80, 0], [0xff, 0x80, 0], [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 2],
            [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 1],
        ] as [[UInt8]])
    func `a varint in another form is refused`(bytes: [UInt8]) {
        var reader = ByteReader([5] + bytes)
        #expect(throws: BytesError.malformedVarint(offset: 1)) {
            _ = try reader.readByte()
            _ = try reader.readVarint()
        }
    }

    @Test func `a varint that is cut short is told with its offset`() {
        var reader = ByteReader([0x80])
        #expect(throws: BytesError.truncated(offset: 1, needed: 1, available: 0)) { _ = try reader.readVarint() }
    }

    @Test func `lengths hold at and above their limit`() throws {
        var reader = ByteReader([2, 1, 1])
        #expect(try reader.readLengthPrefixed(bytesMax: 2).count == 2)
        var strict = ByteReader([2, 1, 1])
        #expect(throws: BytesError.lengthAboveLimit(offset: 0, length: 2, limit: 1)) {
            _ = try strict.readLengthPrefixed(bytesMax: 1)
        }
        var number = ByteReader([5])
        #expect(throws: BytesError.lengthAboveLimit(offset: 0, length: 5, limit: 4)) {
            _ = try number.readVarint(max: 4)
        }
    }

    @Test func `reading past the end is refused and reads nothing`() throws {
        var reader = ByteReader([1, 2])
        #expect(throws: BytesError.truncated(offset: 0, needed: 3, available: 2)) { _ = try reader.read(count: 3) }
        #expect(reader.remaining == 2)
        #expect(throws: BytesError.trailingBytes(offset: 0, count: 2)) { try reader.requireEnd() }
        #expect(throws: BytesError.truncated(offset: 0, needed: 32, available: 2)) { _ = try reader.readDigest() }
    }

    @Test func `text that is not UTF-8 is refused`() {
        var reader = ByteReader([2, 0xc3, 0x28])
        #expect(throws: BytesError.notUTF8(offset: 0)) { _ = try reader.readString(bytesMax: 9) }
    }

    @Test func `offsets in a slice count from its start`() throws {
        let bytes: [UInt8] = [9, 9, 1, 2]
        var reader = ByteReader(bytes[2...])
        _ = try reader.readByte()
        #expect(reader.offset == 1)
        #expect(throws: BytesError.truncated(offset: 1, needed: 2, available: 1)) { _ = try reader.read(count: 2) }
    }
}
