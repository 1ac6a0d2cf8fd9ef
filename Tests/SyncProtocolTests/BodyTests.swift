import Bytes
import Content
import SyncProtocol
import Testing
import Usage

@Suite("Bodies on the wire")
struct BodyTests {
    private let segment: SegmentID
    private let install: InstallID
    private let kiosk: KioskID

    init() throws {
        segment = try SegmentID([UInt8](repeating: 0xab, count: 16))
        install = try InstallID([UInt8](repeating: 0x01, count: 16))
        kiosk = try KioskID([UInt8](repeating: 0x02, count: 16))
    }

    private func text(_ value: some Encodable) throws -> String {
        String(decoding: try WireJSON.encode(value), as: UTF8.self)
    }

    private func roundTrip<Value: Codable & Equatable>(_ value: Value) throws {
        let bytes = try WireJSON.encode(value)
        #expect(try WireJSON.decode(Value.self, from: bytes, bytesMax: bytes.count) == value)
    }

    @Test func `an enrolment reads back and has the documented form`() throws {
        let key = try SigningKey(secretBytes: [UInt8](repeating: 3, count: 32)).publicKey
        let request = EnrolRequest(secret: EnrolmentSecret(bits: 1), publicKey: key, installID: install)
        try roundTrip(request)
        #expect(
            try text(request)
                == #"{"installID":"\#(install.hex)","publicKey":"\#(key.hex)","secret":"0000-0001"}"#)
        let response = EnrolResponse(kioskID: kiosk, name: "Waiting room", site: .main)
        try roundTrip(response)
        #expect(try text(response) == #"{"kioskID":"\#(kiosk.hex)","name":"Waiting room","site":"main"}"#)
    }

    @Test func `a reconciliation reads back and has the documented form`() throws {
        try roundTrip(ReconcileRequest(ids: [segment]))
        #expect(try text(ReconcileRequest(ids: [segment])) == #"{"ids":["\#(segment.hex)"]}"#)
        let response = ReconcileResponse(missing: [segment], serverTime: 1_795_000_000, windowSeconds: 900)
        try roundTrip(response)
        #expect(
            try text(response)
                == #"{"missing":["\#(segment.hex)"],"serverTime":1795000000,"windowSeconds":900}"#)
    }

    @Test(arguments: [(1, 60), (900, 900), (1_000_000, 86_400)])
    func `a window outside the contract is brought into it`(sent: Int, obeyed: Int) throws {
        let json = #"{"missing":[],"serverTime":0,"windowSeconds":\#(sent)}"#
        let response = try WireJSON.decode(ReconcileResponse.self, from: Array(json.utf8), bytesMax: 200)
        #expect(response.windowSeconds == obeyed)
    }

    @Test func `verdicts read back and have the documented form`() throws {
        let verdicts = SegmentVerdict.Verdict.allCases.map { SegmentVerdict(id: segment, verdict: $0) }
        try roundTrip(SegmentUploadResponse(verdicts: verdicts))
        let held = SegmentVerdict(id: segment, verdict: .quarantined, reason: "count-above-cap")
        #expect(try text(held) == #"{"id":"\#(segment.hex)","reason":"count-above-cap","verdict":"quarantined"}"#)
    }

    @Test func `too many ids are refused and a kiosk does not send them`() throws {
        let many = [SegmentID](repeating: segment, count: ProtocolLimits.reconcileIDsMax + 1)
        #expect(ReconcileRequest(ids: many).ids.count == ProtocolLimits.reconcileIDsMax)
        let json = #"{"ids":[\#(many.map { "\"\($0.hex)\"" }.joined(separator: ","))]}"#
        #expect(
            throws: SyncProtocolError.tooMany(
                field: "ids", max: ProtocolLimits.reconcileIDsMax, found: ProtocolLimits.reconcileIDsMax + 1)
        ) {
            try WireJSON.decode(ReconcileRequest.self, from: Array(json.utf8), bytesMax: 1 << 20)
        }
    }

    @Test func `the most ids of one request fit its limit`() throws {
        let most = ReconcileRequest(ids: [SegmentID](repeating: segment, count: ProtocolLimits.reconcileIDsMax))
        #expect(try WireJSON.encode(most).count <= ProtocolLimits.reconcileRequestBytesMax)
    }

    @Test(arguments: [
        ("", ""), ("{", ""), ("[]", ""), (#"{"ids":[1]}"#, "ids.0"), (#"{"ids":["zz"]}"#, "ids"), ("{}", "ids"),
    ])
    func `a body of another form is refused by its field`(json: String, path: String) {
        let error = #expect(throws: SyncProtocolError.self) {
            try WireJSON.decode(ReconcileRequest.self, from: Array(json.utf8), bytesMax: 100)
        }
        guard case .malformedBody(let found) = error else {
            Issue.record("not a malformed body")
            return
        }
        #expect(found.hasPrefix(path.prefix(3)))
    }

    @Test func `a body at the limit is read, one byte more is refused`() throws {
        let bytes = try WireJSON.encode(ReconcileRequest(ids: [segment]))
        #expect(throws: SyncProtocolError.bodyTooLong(bytesMax: bytes.count - 1, found: bytes.count)) {
            try WireJSON.decode(ReconcileRequest.self, from: bytes, bytesMax: bytes.count - 1)
        }
    }

    @Test(arguments: ["", "-a", "Main", "a/b", "a.b", String(repeating: "a", count: 65)])
    func `a site name that no path can hold is none`(text: String) {
        #expect(SiteName(text) == nil)
    }

    @Test func `an error has one form and knows its status`() throws {
        let error = WireError(code: .enrolmentCodeRefused, sentence: "Make a new code.", requestID: "7")
        #expect(
            try text(error)
                == #"{"error":{"code":"enrolment-code-refused","requestID":"7","sentence":"Make a new code."}}"#)
        try roundTrip(error)
        let newer = #"{"error":{"code":"from-the-future","requestID":"7","sentence":"?"}}"#
        #expect(try WireJSON.decode(WireError.self, from: Array(newer.utf8), bytesMax: 200).code == .other)
        #expect(WireError.Code.allCases.allSatisfy { (400..<600).contains($0.status) })
    }
}
