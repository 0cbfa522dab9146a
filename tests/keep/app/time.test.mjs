import assert from "node:assert/strict";
import { test } from "node:test";
import {
  addDays, addMinutes, clockOf, compareTimes, dayOf, daysBetween, daysOfMonth, isClock, isDay,
  minutesBetween, now, offsetText, timeOn, today, weekday,
} from "../../../src/hdiary/keep/app/time.js";

function inZone(zone, work) {
  const before = process.env.TZ;
  process.env.TZ = zone;
  try {
    return work();
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
}

test("a time is the clock on the wall and how far east it stood", () => {
  inZone("Europe/Berlin", () => {
    assert.deepEqual(timeOn("2026-03-01", "14:30"), { at: "2026-03-01T14:30", offset: 60 });
    assert.deepEqual(timeOn("2026-07-01", "14:30"), { at: "2026-07-01T14:30", offset: 120 });
  });
  inZone("Asia/Kathmandu", () => assert.equal(timeOn("2026-03-01", "14:30").offset, 345));
  inZone("America/St_Johns", () => assert.equal(timeOn("2026-01-01", "14:30").offset, -210));
  inZone("America/New_York", () => assert.equal(timeOn("2026-03-01", "14:30").offset, -300));
});

test("over the changes of the clock, what passed is what really passed", () => {
  inZone("Europe/Berlin", () => {
    const [late, early] = [timeOn("2026-03-28", "23:00"), timeOn("2026-03-29", "04:00")];
    assert.equal(minutesBetween(late, early), 240);
    const [before, after] = [timeOn("2026-10-24", "23:00"), timeOn("2026-10-25", "04:00")];
    assert.equal(minutesBetween(before, after), 360);
    assert.deepEqual(addMinutes(timeOn("2026-03-29", "01:30"), 120), { at: "2026-03-29T04:30", offset: 120 });
    // A clock that was left out is kept as it was said, and lies where the clock would have gone on.
    const skipped = timeOn("2026-03-29", "02:30");
    assert.equal(skipped.at, "2026-03-29T02:30");
    assert.equal(minutesBetween(timeOn("2026-03-29", "01:30"), skipped), 60);
  });
});

test("a journey changes the clock, and not what passed", () => {
  const start = inZone("Europe/Berlin", () => timeOn("2026-05-01", "20:00"));
  const end = inZone("America/New_York", () => timeOn("2026-05-01", "17:00"));
  assert.equal(minutesBetween(start, end), 180);
  assert.ok(compareTimes(start, end) < 0);
  assert.equal(compareTimes(start, start), 0);
});

test("days are those of the calendar, whatever the clock does", () => {
  for (const zone of ["Europe/Berlin", "America/Santiago", "Pacific/Apia", "UTC"]) {
    inZone(zone, () => {
      assert.equal(addDays("2026-03-28", 1), "2026-03-29");
      assert.equal(addDays("2026-03-29", 1), "2026-03-30");
      assert.equal(addDays("2024-02-28", 1), "2024-02-29");
      assert.equal(addDays("2024-03-01", -1), "2024-02-29");
      assert.equal(addDays("2026-01-01", -1), "2025-12-31");
      assert.equal(daysOfMonth("2024-02").length, 29);
      assert.equal(daysOfMonth("2026-03").at(-1), "2026-03-31");
      assert.equal(daysBetween("2026-03-01", "2026-04-01"), 31);
      assert.equal(daysBetween("2026-04-01", "2026-03-31"), -1);
      assert.equal(weekday("2026-03-01"), 6);
      assert.equal(weekday("2026-03-02"), 0);
    });
  }
});

test("days and clocks that do not exist are none", () => {
  assert.deepEqual(["2026-02-29", "2026-13-01", "2026-1-1", "", "2026-00-10"].map(isDay), Array(5).fill(false));
  assert.deepEqual(["2024-02-29", "2026-12-31"].map(isDay), [true, true]);
  assert.deepEqual(["24:00", "9:00", "12:60", "", "00:00", "23:59"].map(isClock),
    [false, false, false, false, true, true]);
});

test("now is on the clock of the device", () => {
  for (const zone of ["Europe/Berlin", "Asia/Kolkata", "America/New_York"]) {
    inZone(zone, () => {
      const time = now();
      const date = new Date();
      assert.equal(Number(clockOf(time).slice(0, 2)), date.getHours());
      assert.equal(today(), dayOf(now()));
      assert.ok(Math.abs(minutesBetween(time, now())) <= 1);
    });
  }
});

test("an offset as files have it", () => {
  assert.deepEqual([60, 0, -210, 345, -300].map(offsetText), ["+01:00", "+00:00", "-03:30", "+05:45", "-05:00"]);
});
