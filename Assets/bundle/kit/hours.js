/** Whether the clinic is open at a moment, by its hours and its time zone; pure. */

/** ISO weekdays by the names that the calendar gives. */
const DAYS = { Mon: "1", Tue: "2", Wed: "3", Thu: "4", Fri: "5", Sat: "6", Sun: "7" };

/**
 * Reads hours as the page has them: "12345 08:00 17:00;6 09:00 12:00;".
 * @param {string} text
 * @returns {{days: string, opens: string, closes: string}[]} what cannot be read is left out
 */
export function parseHours(text) {
  return text.split(";").map((span) => /^([1-7]+) (\d\d:\d\d) (\d\d:\d\d)$/u.exec(span.trim()))
    .filter(Boolean).map(([, days, opens, closes]) => ({ days, opens, closes }));
}

/**
 * @param {{days: string, opens: string, closes: string}[]} hours
 * @param {string} zone IANA time zone
 * @param {Date} now
 * @returns {boolean} true also when there are no hours or the zone is unknown: a screen dims only for a known reason
 */
export function isOpen(hours, zone, now) {
  if (hours.length === 0) return true;
  let parts;
  try {
    parts = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone, weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
    }).formatToParts(now);
  } catch {
    return true;
  }
  const part = (type) => parts.find((each) => each.type === type).value;
  const time = `${part("hour")}:${part("minute")}`;
  return hours.some(({ days, opens, closes }) => days.includes(DAYS[part("weekday")]) && time >= opens && time < closes);
}
