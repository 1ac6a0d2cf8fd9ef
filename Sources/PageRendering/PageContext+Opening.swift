import Content

extension PageContext {
    /// When the clinic is open, for a start screen that dims at night; nil when the site gives no hours.
    ///
    /// `zone` is the IANA time zone; each of `spans` has `days` (ISO weekdays without a gap, such as `12345`),
    /// `opens` and `closes` (local `HH:MM`).
    var opening: [String: Any]? {
        guard !site.openingHours.isEmpty else { return nil }
        let spans = site.openingHours.map { hours in
            ["days": hours.days.map(String.init).joined(), "opens": hours.opens, "closes": hours.closes]
        }
        return ["zone": site.timeZone, "spans": spans]
    }
}
