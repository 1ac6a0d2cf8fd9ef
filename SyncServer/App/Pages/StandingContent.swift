import ServerStorage
import Usage

/// The line at the top of a view that says how far its data reaches, and the alarms.
struct StandingContent: Equatable, Sendable {
    let asOf: String
    let complete: String
    let alarms: [LineContent]

    init(_ standing: Standing, kioskNames: [KioskID: String]) {
        asOf = standing.asOf
        complete = standing.complete
        var sentences: [String] = []
        for alarm in standing.alarms {
            let sentence = alarm.sentence(kioskName: kioskNames[alarm.kioskID] ?? "A kiosk")
            if !sentences.contains(sentence) { sentences.append(sentence) }
        }
        alarms = sentences.map(LineContent.init)
    }
}
