/// What the screen's events mean: whether a visit is open, what is true of one that ended, whether the screen is idle.
///
/// A value that takes an input and returns what to count; the program holds one in its recorder.
///
///     var screen = ScreenState()
///     if let ended = screen.apply(event, at: now, vocabulary: vocabulary) { try await store.addVisit(ended, …) }
public struct ScreenState: Sendable {
    /// With nothing heard for this long, nobody is at the screen.
    public static let silenceMax: Duration = .seconds(30 * 60)

    private enum Phase {
        case noVisit
        case visiting(Visit)
        /// The visit reached its cap: the screen stays, nothing is counted until the attract screen.
        case overCap
        /// Staff show the screen to somebody: nothing is counted until the attract screen.
        case demo
    }

    private var phase = Phase.noVisit
    private var isAttractShown = false
    private var lastHeardAt: Duration?

    /// Starts with no visit; one that was open when the program stopped is lost.
    public init() {}

    /// Whether a visit is being counted.
    public var isVisitOpen: Bool {
        if case .visiting = phase { true } else { false }
    }

    /// Whether content may be swapped: the attract screen came last, or nothing was heard for ``silenceMax``.
    public func isIdle(at moment: Duration) -> Bool {
        guard let lastHeardAt else { return true }
        return isAttractShown || moment - lastHeardAt >= Self.silenceMax
    }

    /// Takes note that a page was asked for; the screen is not idle until the attract page reports itself.
    public mutating func pageRequested(at moment: Duration) {
        lastHeardAt = moment
        isAttractShown = false
    }

    /// Begins a demo that staff started; returns the statements of a visit that was still open.
    public mutating func startDemo(at moment: Duration) -> Set<VisitStatement>? {
        let ended = tick(at: moment) ?? endVisit(.idle, at: moment)
        phase = .demo
        lastHeardAt = moment
        isAttractShown = false
        return ended
    }

    /// Takes note that staff stand at the screen and nobody else: content may be swapped until a page is asked for.
    public mutating func handToStaff(at moment: Duration) {
        lastHeardAt = moment
        isAttractShown = true
    }

    /// Takes an event; returns the statements of a visit that ended with it, if one did.
    ///
    /// - Parameter hour: the local weekday and hour of the event; nil while the clock is unknown.
    public mutating func apply(
        _ event: UsageEvent, at moment: Duration, hour: LocalHour? = nil, vocabulary: UsageVocabulary
    ) -> Set<VisitStatement>? {
        let capped = tick(at: moment)
        lastHeardAt = moment
        isAttractShown = event == .screenAttract
        switch event {
        case .screenAttract:
            let ended = endVisit(.idle, at: moment)
            return capped ?? ended
        case .visitStart:
            if case .visiting(let visit) = phase, visit.isUntouched { return nil }
            let ended = endVisit(.idle, at: moment)
            phase = .visiting(Visit(startedAt: moment, hour: hour, vocabulary: vocabulary))
            return capped ?? ended
        case .visitEnd(let reason):
            let ended = endVisit(reason, at: moment)
            return capped ?? ended
        case .activity, .explainerOpen, .sceneView, .sceneInteract, .faqOpen, .faqHelpful, .faqFind, .faqMissing,
            .teachbackFirst, .languageUse, .accessUse, .takehomeUse:
            if case .visiting(var visit) = phase {
                visit.apply(event, at: moment)
                phase = .visiting(visit)
            }
            return capped
        }
    }

    /// Ends a visit that reached its cap; to be called now and then, since a silent page sends nothing.
    public mutating func tick(at moment: Duration) -> Set<VisitStatement>? {
        guard case .visiting(let visit) = phase, visit.isOverCap(at: moment) else { return nil }
        phase = .overCap
        return visit.statements(endedBy: .cap, at: moment)
    }

    private mutating func endVisit(_ reason: EndReason, at moment: Duration) -> Set<VisitStatement>? {
        defer { phase = .noVisit }
        guard case .visiting(let visit) = phase else { return nil }
        return visit.statements(endedBy: reason, at: moment)
    }
}
