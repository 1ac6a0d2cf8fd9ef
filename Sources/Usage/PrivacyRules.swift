/// The constants of the privacy rules, in one place for the kiosk and the server.
public enum PrivacyRules {
    /// A content segment (class C) covers at least this many visits.
    public static let contentCohortMin = 11
    /// An hours segment (class H) covers at least this many visits.
    public static let hoursCohortMin = 100
    /// A sensitive segment (class S) covers at least this many visits.
    public static let sensitiveCohortMin = 33
    /// A cell of class H or S below this stays on the kiosk and is added to the next segment's cell.
    public static let cellFloor = 5
    /// At most this many visits of one service day are counted.
    public static let visitsPerServiceDayMax = 500
    /// A sealed segment stays on the kiosk for at least this many days.
    public static let keepDays = 90
    /// The two reconciliations that allow pruning lie at least this many days apart.
    public static let confirmationGapDays = 7
    /// A visit is counted for this long at most; the screen stays.
    public static let visitMax: Duration = .seconds(30 * 60)
    /// The service day starts this many hours after local midnight.
    public static let serviceDayStartHour = 4
    /// The server dates a segment only up to this many days after its own today.
    public static let daysAheadMax = 2
}
