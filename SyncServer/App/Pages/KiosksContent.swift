import ServerStorage
import SyncProtocol
import Usage

/// What the template `kiosks` shows: each kiosk's last word, and segments that failed a check.
struct KiosksContent: Sendable {
    let standing: StandingContent
    let hasKiosks: Bool
    let kioskTable: TableContent
    let hasQuarantine: Bool
    let quarantineTable: TableContent

    init(
        standing: Standing, kiosks: [EnrolledKiosk], contacts: [KioskID: KioskContact],
        segmentCounts: [KioskID: Int], quarantined: [QuarantinedSegment], now: Int
    ) {
        let names = Dictionary(uniqueKeysWithValues: kiosks.map { ($0.id, $0.name) })
        self.standing = StandingContent(standing, kioskNames: names)
        hasKiosks = !kiosks.isEmpty
        var table = TableContent(
            "Each kiosk as it last reported",
            [
                .text("Kiosk"), .short("Site"), .short("Last contact"), .short("Complete"), .short("Release"),
                .text("Update"), .text("Last failure"), .short("Clock"), .short("Free storage"), .number("Segments"),
            ])
        for kiosk in kiosks {
            let row = KioskRow(kiosk, contact: contacts[kiosk.id], segments: segmentCounts[kiosk.id] ?? 0, now: now)
            table.add(kiosk.name, row.texts)
        }
        kioskTable = table
        hasQuarantine = !quarantined.isEmpty
        var held = TableContent(
            "Segments held for inspection, newest first",
            [.text("Segment"), .text("Kiosk"), .text("Check that failed"), .text("Received")])
        for segment in quarantined {
            held.add(
                String(segment.id.hex.prefix(8)),
                [
                    segment.kioskName ?? "not enrolled here", segment.reasonCode,
                    Wording.moment(epochSeconds: segment.receivedAtEpochSeconds),
                ])
        }
        quarantineTable = held
    }
}
