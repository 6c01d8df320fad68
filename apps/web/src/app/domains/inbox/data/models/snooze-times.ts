/** A choice of the snooze menu; without a time it is until they write. */
export interface SnoozeTime {
  word: 'later' | 'tomorrow' | 'nextWeek';
  /** Epoch milliseconds. */
  until: number;
}

const HOURS_LATER = 3;
const MORNING_HOUR = 9;
const MONDAY = 1;

/** What is offered at a moment, in the time zone of this browser: in three hours, tomorrow morning, next Monday morning. */
export function snoozeTimes(now: number): SnoozeTime[] {
  const morningIn = (days: number): number => {
    const day = new Date(now);
    day.setDate(day.getDate() + days);
    return day.setHours(MORNING_HOUR, 0, 0, 0);
  };
  const toMonday = (MONDAY - new Date(now).getDay() + 7) % 7 || 7;
  const later = new Date(now + HOURS_LATER * 3_600_000).setSeconds(0, 0);
  return [
    { word: 'later', until: later },
    { word: 'tomorrow', until: morningIn(1) },
    // On a Sunday that is tomorrow, which is offered already.
    { word: 'nextWeek', until: morningIn(toMonday === 1 ? 8 : toMonday) },
  ];
}
