import Bytes
import Testing

@Suite("Digests, hexadecimal text and keys")
struct DigestAndKeyTests {
    @Test func `the digest of abc is that of FIPS 180-4`() {
        let hex = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(SHA256Digest(of: "abc".utf8).hex == hex)
        #expect(SHA256Digest(hex: hex) == SHA256Digest(of: "abc".utf8))
        #expect(SHA256Digest(of: "abc".utf8).shortHex == "ba7816bf")
        #expect("\(SHA256Digest(of: "abc".utf8))" == hex)
    }

    @Test func `pieces give the digest of the whole, however they are stored`() {
        var hasher = SHA256Hasher()
        hasher.update([0x61])
        hasher.update("bc".utf8)
        hasher.update([UInt8]().reversed())
        #expect(hasher.finalize() == SHA256Digest(of: "abc".utf8))
        #expect(SHA256Digest(of: Array("cba".utf8).reversed()) == SHA256Digest(of: "abc".utf8))
    }

    @Test(arguments: [0, 31, 33])
    func `a digest of another length is refused`(count: Int) {
        #expect(throws: BytesError.wrongLength(expected: 32, found: count)) {
            _ = try SHA256Digest([UInt8](repeating: 1, count: count))
        }
    }

    @Test func `digests are ordered by their bytes`() throws {
        let low = try SHA256Digest([UInt8](repeating: 1, count: 32))
        #expect(SHA256Digest.zero < low)
        #expect(!(low < SHA256Digest.zero))
    }

    @Test(arguments: ["", "00", "0aff", "deadbeef"])
    func `hexadecimal text comes through`(text: String) throws {
        #expect(Hex.encode(try #require(Hex.decode(text))) == text)
    }

    @Test(arguments: ["0", "0A", "0x", "zz", "0 ", "é"])
    func `other text is no hexadecimal text`(text: String) {
        #expect(Hex.decode(text) == nil)
        #expect(SHA256Digest(hex: text) == nil)
    }

    @Test func `a signature holds for its message and key only`() throws {
        let key = SigningKey()
        let signature = try key.sign([1, 2, 3])
        #expect(key.publicKey.isValid(signature, for: [1, 2, 3]))
        #expect(!key.publicKey.isValid(signature, for: [1, 2, 4]))
        #expect(!SigningKey().publicKey.isValid(signature, for: [1, 2, 3]))
        var bytes = signature.bytes
        bytes[10] ^= 1
        #expect(!key.publicKey.isValid(try Signature(bytes), for: [1, 2, 3]))
    }

    @Test func `RFC 8032 test 1 verifies`() throws {
        let secret = try #require(Hex.decode("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"))
        let key = try SigningKey(secretBytes: secret)
        #expect(key.publicKey.hex == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
        let signature = try Signature(
            #require(
                Hex.decode(
                    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                        + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")))
        #expect(key.publicKey.isValid(signature, for: []))
        #expect(key.secretBytes == secret)
        #expect(signature.hex.hasPrefix("e5564300"))
    }

    @Test func `keys and signatures of another length are refused`() {
        #expect(throws: BytesError.notAKey) { _ = try SigningKey(secretBytes: [1, 2, 3]) }
        #expect(throws: BytesError.wrongLength(expected: 32, found: 3)) { _ = try PublicKey([1, 2, 3]) }
        #expect(throws: BytesError.wrongLength(expected: 64, found: 3)) { _ = try Signature([1, 2, 3]) }
    }
}
