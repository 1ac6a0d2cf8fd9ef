import Bytes
import HTTPTypes
import SyncProtocol
import Testing
import Usage

@Suite("Request signatures")
struct RequestSignatureTests {
    private let key: SigningKey
    private let kiosk: KioskID
    private let body = SHA256Digest(of: Array("{}".utf8))

    init() throws {
        key = try SigningKey(secretBytes: [UInt8](repeating: 9, count: 32))
        kiosk = try KioskID([UInt8](repeating: 4, count: 16))
    }

    private func signed() throws -> RequestSignature {
        try RequestSignature(
            method: .post, path: SyncRoute.reconcile.path, bodyDigest: body, kioskID: kiosk, timeFloor: 1_800_000_000,
            nonce: [UInt8](repeating: 7, count: 16), key: key)
    }

    @Test func `the signature verifies after a round trip through headers`() throws {
        let received = try RequestSignature(headers: try signed().headers)
        #expect(received.kioskID == kiosk)
        #expect(received.timeFloor == 1_800_000_000)
        try received.verify(method: .post, path: "/v1/stats/reconcile", bodyDigest: body, publicKey: key.publicKey)
    }

    @Test func `the signed text has five lines`() throws {
        let text = "POST\n/v1/stats/reconcile\n\(body.hex)\n1800000000\n" + String(repeating: "07", count: 16)
        let signature = try signed().signature
        #expect(key.publicKey.isValid(signature, for: Array(text.utf8)))
    }

    @Test func `another method, path, body or key does not verify`() throws {
        let signature = try signed()
        let path = SyncRoute.reconcile.path
        #expect(throws: SyncProtocolError.badSignature) {
            try signature.verify(method: .put, path: path, bodyDigest: body, publicKey: key.publicKey)
        }
        #expect(throws: SyncProtocolError.badSignature) {
            try signature.verify(method: .post, path: path + "/", bodyDigest: body, publicKey: key.publicKey)
        }
        #expect(throws: SyncProtocolError.badSignature) {
            try signature.verify(method: .post, path: path, bodyDigest: .zero, publicKey: key.publicKey)
        }
        #expect(throws: SyncProtocolError.badSignature) {
            try signature.verify(method: .post, path: path, bodyDigest: body, publicKey: SigningKey().publicKey)
        }
    }

    @Test(arguments: [HTTPField.Name.snowglobeNonce, .snowglobeTimeFloor])
    func `a changed nonce or floor does not verify`(name: HTTPField.Name) throws {
        var headers = try signed().headers
        headers[name] = name == .snowglobeNonce ? String(repeating: "08", count: 16) : "1800000001"
        let received = try RequestSignature(headers: headers)
        #expect(throws: SyncProtocolError.badSignature) {
            try received.verify(
                method: .post, path: SyncRoute.reconcile.path, bodyDigest: body, publicKey: key.publicKey)
        }
    }

    @Test(arguments: [HTTPField.Name.snowglobeKiosk, .snowglobeNonce, .snowglobeTimeFloor, .snowglobeSignature])
    func `a header that is missing or malformed is named`(name: HTTPField.Name) throws {
        var headers = try signed().headers
        headers[name] = nil
        #expect(throws: SyncProtocolError.missingHeader(name.canonicalName)) { try RequestSignature(headers: headers) }
        for text in ["", "-1", "zz", "0"] where !(name == .snowglobeTimeFloor && text == "0") {
            headers[name] = text
            #expect(throws: SyncProtocolError.malformedHeader(name.canonicalName)) {
                try RequestSignature(headers: headers)
            }
        }
    }
}
