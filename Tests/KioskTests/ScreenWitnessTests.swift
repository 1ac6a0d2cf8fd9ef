import Testing

@testable import Kiosk

@Suite("What the screen says of its start page")
struct ScreenWitnessTests {
    private let start = ContinuousClock.now
    private var later: ContinuousClock.Instant { start + ScreenWitness.patience + .seconds(1) }

    /// A screen whose browser painted release 1 and then fetched the start page of release 2.
    private func updated() -> ScreenWitness {
        let witness = ScreenWitness()
        witness.note(sent: "1", isStart: true, at: start)
        witness.note(painted: "1")
        witness.note(sent: "2", isStart: true, at: start)
        return witness
    }

    @Test func `a page that was fetched and not painted is blank once its time is over`() {
        let witness = updated()
        #expect(witness.isInDoubt("2"))
        #expect(!witness.isBlank("2", at: start + .seconds(29)))
        #expect(witness.isBlank("2", at: later))
        #expect(!witness.isBlank("1", at: later))
    }

    @Test func `loading it again gives it no more time`() {
        let witness = updated()
        witness.note(sent: "2", isStart: true, at: later)
        #expect(witness.isBlank("2", at: later))
    }

    @Test func `one that was painted is proven`() {
        let witness = updated()
        witness.note(painted: "2")
        #expect(!witness.isBlank("2", at: later) && !witness.isInDoubt("2"))
        witness.note(sent: "2", isStart: true, at: later)
        #expect(!witness.isBlank("2", at: later + .seconds(100)))
    }

    @Test func `a visit that begins on it shows that it worked`() {
        let witness = updated()
        witness.note(sent: "2", isStart: false, at: start)
        #expect(!witness.isBlank("2", at: later))
    }

    @Test func `a browser that never told of any release proves nothing`() {
        let witness = ScreenWitness()
        witness.note(sent: "2", isStart: true, at: start)
        #expect(!witness.isBlank("2", at: later) && !witness.isInDoubt("2"))
    }
}
