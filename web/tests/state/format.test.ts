import { afterEach, describe, expect, test, vi } from "vitest";
import { dateOf, day, dayOf, lastTime, readTime, timeAt, timeOfDay, timeWithSeconds, zoneName } from "../../src/state/format";

// Where the device says that it is, which must not matter; some have a change of their own at one of the instants below.
const devices = ["Etc/UTC", "America/New_York", "Europe/Zurich", "Africa/Nairobi", "Australia/Lord_Howe", "Pacific/Kiritimati"];

afterEach(() => void vi.unstubAllEnvs());

// The last millisecond before a change, and the change.
type Row = [way: string, zone: string, at: string, before: [time: string, day: string], after: [time: string, day: string]];

const rows: Row[] = [
  ["midnight", "America/New_York", "2017-02-17T05:00Z", ["23:59:59", "Thursday 16 February 2017"], ["00:00:00", "Friday 17 February 2017"]],
  ["midnight", "Europe/Zurich", "2024-05-14T22:00Z", ["23:59:59", "Tuesday 14 May 2024"], ["00:00:00", "Wednesday 15 May 2024"]],
  ["midnight", "Africa/Nairobi", "2024-05-14T21:00Z", ["23:59:59", "Tuesday 14 May 2024"], ["00:00:00", "Wednesday 15 May 2024"]],
  [
    "midnight and forward",
    "America/Sao_Paulo",
    "2018-11-04T03:00Z",
    ["23:59:59", "Saturday 3 November 2018"],
    ["01:00:00", "Sunday 4 November 2018"],
  ],
  [
    "back from midnight",
    "America/Sao_Paulo",
    "2018-02-18T02:00Z",
    ["23:59:59", "Saturday 17 February 2018"],
    ["23:00:00", "Saturday 17 February 2018"],
  ],
  [
    "a day left out",
    "Pacific/Apia",
    "2011-12-30T10:00Z",
    ["23:59:59", "Thursday 29 December 2011"],
    ["00:00:00", "Saturday 31 December 2011"],
  ],
  ["forward", "America/New_York", "2017-03-12T07:00Z", ["01:59:59", "Sunday 12 March 2017"], ["03:00:00", "Sunday 12 March 2017"]],
  ["forward", "Europe/Zurich", "2024-03-31T01:00Z", ["01:59:59", "Sunday 31 March 2024"], ["03:00:00", "Sunday 31 March 2024"]],
  ["forward", "Australia/Lord_Howe", "2024-10-05T15:30Z", ["01:59:59", "Sunday 6 October 2024"], ["02:30:00", "Sunday 6 October 2024"]],
  ["forward", "Australia/Sydney", "2024-10-05T16:00Z", ["01:59:59", "Sunday 6 October 2024"], ["03:00:00", "Sunday 6 October 2024"]],
  ["back", "America/New_York", "2017-11-05T06:00Z", ["01:59:59", "Sunday 5 November 2017"], ["01:00:00", "Sunday 5 November 2017"]],
  ["back", "Europe/Zurich", "2024-10-27T01:00Z", ["02:59:59", "Sunday 27 October 2024"], ["02:00:00", "Sunday 27 October 2024"]],
  ["back", "Australia/Lord_Howe", "2024-04-06T15:00Z", ["01:59:59", "Sunday 7 April 2024"], ["01:30:00", "Sunday 7 April 2024"]],
  ["back", "Australia/Sydney", "2024-04-06T16:00Z", ["02:59:59", "Sunday 7 April 2024"], ["02:00:00", "Sunday 7 April 2024"]],
  ["back elsewhere", "Africa/Nairobi", "2024-10-27T01:00Z", ["03:59:59", "Sunday 27 October 2024"], ["04:00:00", "Sunday 27 October 2024"]],
  ["forward elsewhere", "Asia/Kolkata", "2024-03-31T01:00Z", ["06:29:59", "Sunday 31 March 2024"], ["06:30:00", "Sunday 31 March 2024"]],
  [
    "into 29 February",
    "Asia/Kolkata",
    "2024-02-28T18:30Z",
    ["23:59:59", "Wednesday 28 February 2024"],
    ["00:00:00", "Thursday 29 February 2024"],
  ],
  [
    "out of 29 February",
    "Europe/Zurich",
    "2024-02-29T23:00Z",
    ["23:59:59", "Thursday 29 February 2024"],
    ["00:00:00", "Friday 1 March 2024"],
  ],
  [
    "28 February without a 29th",
    "Australia/Sydney",
    "2023-02-28T13:00Z",
    ["23:59:59", "Tuesday 28 February 2023"],
    ["00:00:00", "Wednesday 1 March 2023"],
  ],
  ["new year", "America/New_York", "2018-01-01T05:00Z", ["23:59:59", "Sunday 31 December 2017"], ["00:00:00", "Monday 1 January 2018"]],
  ["new year", "Asia/Kolkata", "2023-12-31T18:30Z", ["23:59:59", "Sunday 31 December 2023"], ["00:00:00", "Monday 1 January 2024"]],
  ["new year", "Australia/Lord_Howe", "2023-12-31T13:00Z", ["23:59:59", "Sunday 31 December 2023"], ["00:00:00", "Monday 1 January 2024"]],
];

describe.each(devices)("on a device in %s", (device) => {
  test.each(rows)("%s in %s at %s is %j, then %j", (_, zone, at, before, after) => {
    vi.stubEnv("TZ", device);
    expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(device === "Etc/UTC" ? "UTC" : device);
    const change = Date.parse(at);
    for (const [instant, [time, date]] of [
      [change - 1, before],
      [change, after],
    ] as const) {
      expect(timeWithSeconds(instant, zone)).toBe(time);
      expect(timeOfDay(instant, zone)).toBe(time.slice(0, 5));
      expect(day(instant, zone).replace(",", "")).toBe(date); // some browsers put a comma after the weekday
    }
  });
});

test("a zone that the browser does not know is shown in UTC", () => {
  vi.stubEnv("TZ", "America/New_York");
  expect(timeOfDay(Date.UTC(2024, 4, 14, 10, 0), "Mars/Olympus_Mons")).toBe("10:00");
});

test.each([
  ["America/New_York", "New York"],
  ["America/Argentina/Buenos_Aires", "Buenos Aires"],
  ["UTC", "UTC"],
  ["Etc/UTC", "UTC"],
  ["Etc/GMT-1", "UTC+1"],
  ["Etc/GMT-14", "UTC+14"],
  ["Etc/GMT+5", "UTC-5"],
])("%s is called %s", (zone, name) => {
  expect(zoneName(zone)).toBe(name);
});

const at = (text: string): number => Date.parse(text);

describe("a time of day", () => {
  test.each([
    ["10:41", "2017-02-16T15:44:30Z", "America/New_York", "2017-02-16T15:41:00Z"],
    ["10:44", "2017-02-16T15:44:30Z", "America/New_York", "2017-02-16T15:44:00Z"],
    ["9:05", "2017-02-16T15:44:30Z", "America/New_York", "2017-02-16T14:05:00Z"],
    // What is still to come today was yesterday.
    ["23:58", "2017-02-16T00:03:00Z", "UTC", "2017-02-15T23:58:00Z"],
    // Clocks go back at 01:00 UTC: 02:50 comes twice.
    ["02:50", "2016-10-30T02:10:00Z", "Europe/Paris", "2016-10-30T01:50:00Z"],
    ["01:50", "2016-10-30T01:10:00Z", "Europe/Paris", "2016-10-29T23:50:00Z"],
    // And forward: 01:50 is twenty minutes before 03:10.
    ["01:50", "2017-03-26T01:10:00Z", "Europe/Paris", "2017-03-26T00:50:00Z"],
    ["16:20", "2017-02-16T10:50:00Z", "Asia/Kolkata", "2017-02-16T10:50:00Z"],
  ])("%s, looked back to from %s in %s", (text, near, zone, expected) => {
    expect(lastTime(text, at(near), zone)).toBe(at(expected));
  });

  test.each(["", "25:00", "10:60", "ten"])("%j is none", (text) => {
    expect(lastTime(text, at("2017-02-16T15:44:30Z"), "UTC")).toBeUndefined();
  });

  test("that the clocks left out is none", () => {
    expect(lastTime("02:30", at("2017-03-26T01:10:00Z"), "Europe/Paris")).toBeUndefined();
  });
});

describe("times on other days and in other zones", () => {
  const now = Date.parse("2026-04-27T10:00Z");
  const kathmandu = "Asia/Kathmandu";
  const today = day(now, kathmandu, "short");
  const read = (instant: number, reader: string, on = today): string => timeAt(instant, on, kathmandu, reader).replaceAll(",", "");
  test("today, where the reader's clock agrees", () => {
    expect(read(now, kathmandu)).toBe("15:45");
    expect(timeAt(now, day(now, "Europe/Zurich", "short"), "Europe/Zurich", "Europe/Paris")).toBe("12:00");
  });
  test("another day, another year", () => {
    expect(read(Date.parse("2026-04-30T04:30Z"), kathmandu)).toBe("10:15 on Thu 30 Apr 2026");
    expect(read(Date.parse("2025-04-30T04:30Z"), kathmandu)).toBe("10:15 on Wed 30 Apr 2025");
  });
  test("a reader elsewhere reads whose time it is", () => {
    expect(read(now, "America/New_York")).toBe("15:45 (Kathmandu time)");
    expect(read(Date.parse("2026-04-30T04:30Z"), "America/New_York")).toBe("10:15 on Thu 30 Apr 2026 (Kathmandu time)");
  });
  test("of a zone whose clocks show the same, but of another day", () => {
    expect(timeAt(now, day(now, "Pacific/Kiritimati", "short"), "Pacific/Kiritimati", "Pacific/Honolulu")).toBe("00:00 (Kiritimati time)");
  });
  test("today is the session's day, not the reader's", () => {
    const late = Date.parse("2026-04-27T18:30Z"); // past midnight in Kathmandu
    expect(read(late, "Etc/UTC", day(late, kathmandu, "short"))).toBe("00:15 (Kathmandu time)");
    expect(read(late, kathmandu)).toBe("00:15 on Tue 28 Apr 2026");
  });
  test("dates as fields have them", () => {
    expect(dateOf(Date.parse("2026-04-27T18:30Z"), kathmandu)).toBe("2026-04-28");
  });
});

describe("a time as people type it", () => {
  test.each(["9:05", "09:05", "905", "0905", "9.05", "9h05", "9:5", " 09 05 ", "٠٩:٠٥", "०९:०५", "０９：０５"])("%j is 09:05", (text) =>
    expect(readTime(text)).toBe("09:05"),
  );
  test.each([
    ["9", "09:00"],
    ["14", "14:00"],
    ["14h", "14:00"],
    ["23:59", "23:59"],
    ["0", "00:00"],
  ])("%j is %s", (text, time) => expect(readTime(text)).toBe(time));
  test.each(["", "24:00", "9:60", "nine", "9:05 pm", "12345", "-1:00"])("%j is none", (text) => expect(readTime(text)).toBeUndefined());
});

test("the day in a field of dates is said in words, which no order of its parts can turn", () => {
  expect(dayOf("2026-03-04")).toBe("Wed, 4 Mar 2026");
  expect(dayOf("")).toBeUndefined();
  expect(dayOf("2026-02-3")).toBeUndefined();
});
