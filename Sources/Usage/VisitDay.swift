/// When a visit ended, no finer than a day.
public enum VisitDay: Hashable, Sendable {
    /// On this service day, as far as a trusted or held-over clock says.
    case dated(ServiceDay)
    /// In this boot, so many whole days after it began; the clock was unknown.
    case unknown(daysUp: Int)
}
