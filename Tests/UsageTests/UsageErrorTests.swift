import Bytes
import TestSupport
import Testing
import Usage

@Suite("What a refusal says")
struct UsageErrorTests {
    @Test("every refusal has a code of its own that holds nothing of what was refused")
    func codes() throws {
        var generator = SeededGenerator(seed: 1)
        let name = "zebrafinch"
        let errors: [UsageError] = [
            .eventTooLong(found: 2, limit: 1), .malformedEvent, .unknownEvent(name), .badField(name),
            .unexpectedField(name), .numberOutOfRange(field: name, found: 2, limit: 1), .unknownReason(name),
            .unknownExplainer(name), .unknownScene(explainer: name, scene: name), .unknownQuestion(name),
            .neverCounted(name), .malformedName(name), .repeatedName(name), .noScenes(name),
            .tooManyKeys(found: 2, limit: 1), .unknownCounter(name), .malformedKey(name), .wrongClass(.visitCount),
            .bytes(.notAKey), .wrongMagic, .unsupportedVersion(2), .badSegmentField(name, found: 1),
            .keyIndexOutOfRange(found: 2, count: 1), .keyOutOfOrder(name),
            .digestMismatch(expected: .zero, found: .zero), .tooLong(found: 2, limit: 1),
            .repeatedSegment(SegmentID(using: &generator)), .wrongManifest(expected: .zero, found: .zero),
        ]
        #expect(Set(errors.map(\.code)).count == errors.count)
        #expect(!errors.contains { $0.code.contains(name) })
    }
}
