import FuzzSupport
import SyncProtocol

/// Bodies of `POST /v1/sync`, both ways, and the packed metadata in them.
@main
enum SyncBodyFuzz {
    private static let held = Array(
        #"{"signatures":[],"signed":{"_type":"snapshot","version":1,"meta":{"targets.json":{"version":1}}}}"#.utf8)

    static func main() {
        FuzzDriver.run { start, count in
            let bytes = FuzzDriver.bytes(start, count)
            if let request = try? SyncRequest(decoding: bytes) {
                precondition((try? SyncRequest(decoding: request.encoded())) == request, "a request is not what it was")
            }
            if let response = try? SyncResponse(decoding: bytes) {
                precondition(
                    (try? SyncResponse(decoding: response.encoded())) == response, "an answer is not what it was")
            }
            var packing = MetadataPacking()
            packing.absorb(SyncBodyFuzz.held)
            if let file = try? packing.unpack(bytes, bytesMax: 1 << 14) {
                precondition(file.count <= 1 << 14, "more came out than may")
            }
            return 0
        }
    }
}
