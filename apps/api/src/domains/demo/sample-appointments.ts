import { momentOf, wallTime, type AppointmentState, type NewAppointment } from '@centralita/shared-types';

/** Where the demo's café is. */
export const SAMPLE_TIME_ZONE = 'Europe/Madrid';
const DAY_MS = 86_400_000;

interface Sample {
  /** From today. */
  days: number;
  time: string;
  name: string;
  what: string;
  state: AppointmentState;
}

/** None of them is reminded of within the first hours: whoever tries it out sends the first message. */
const SAMPLES: readonly Sample[] = [
  { days: -2, time: '13:30', name: 'Marta Gil', what: 'Comida para seis', state: 'done' },
  { days: -1, time: '20:00', name: 'Jorge Sanz', what: 'Mesa para dos', state: 'no-show' },
  { days: 1, time: '14:00', name: 'Lucía Prado', what: 'Mesa para cuatro', state: 'confirmed' },
  { days: 3, time: '18:30', name: 'Clara Ortiz', what: 'Merienda de cumpleaños', state: 'booked' },
  { days: 4, time: '12:00', name: 'Iván Torres', what: 'Cata de café', state: 'booked' },
];

/** A few appointments of these days. @param phone of all of them: that of the simulated phone */
export function sampleAppointments(now: number, phone: string): NewAppointment[] {
  return SAMPLES.map(({ days, time, ...rest }, index) => {
    const { date } = wallTime(now + days * DAY_MS, SAMPLE_TIME_ZONE);
    return {
      ...rest,
      externalId: `demo-${index + 1}`,
      phone,
      startsAt: new Date(momentOf({ date, time }, SAMPLE_TIME_ZONE)).toISOString(),
      timeZone: SAMPLE_TIME_ZONE,
      where: 'Café Aurora',
    };
  });
}
