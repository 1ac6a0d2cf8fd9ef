/// What happened in one seed: faults, which end it, and counts that show that the simulation reaches what it is for.
struct SimulationHistory: Sendable {
    /// Broken invariants, in words.
    var faults: [String] = []
    var activations = 0
    var rollbacks = 0
    var refusals = 0
    var waits = 0
    var resumedDownloads = 0
    var deltasApplied = 0
    var prunings = 0
    var powerCuts = 0
    var cycles = 0
    /// Cycles over a neighbour or a stick.
    var carriedCycles = 0

    /// Adds the counts of another seed.
    mutating func add(_ other: SimulationHistory) {
        faults += other.faults
        activations += other.activations
        rollbacks += other.rollbacks
        refusals += other.refusals
        waits += other.waits
        resumedDownloads += other.resumedDownloads
        deltasApplied += other.deltasApplied
        prunings += other.prunings
        powerCuts += other.powerCuts
        cycles += other.cycles
        carriedCycles += other.carriedCycles
    }
}
