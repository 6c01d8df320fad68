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
  /** Once its time has come, `done` for those of today. */
  state: AppointmentState;
}

/**
 * On each day of the week some today and some ahead. None of them is reminded of within the first hours (those of today
 * and tomorrow are confirmed): whoever tries it out sends the first message.
 */
const SAMPLES: readonly Sample[] = [
  { days: -2, time: '13:30', name: 'Marta Gil', what: 'Comida para seis', state: 'done' },
  { days: -1, time: '20:00', name: 'Jorge Sanz', what: 'Mesa para dos', state: 'no-show' },
  { days: 0, time: '10:00', name: 'Elena Rivas', what: 'Desayuno de trabajo', state: 'confirmed' },
  { days: 0, time: '14:30', name: 'Tomás Vega', what: 'Mesa para tres', state: 'confirmed' },
  { days: 0, time: '21:00', name: 'Nora Campos', what: 'Cena en la terraza', state: 'confirmed' },
  { days: 1, time: '14:00', name: 'Lucía Prado', what: 'Mesa para cuatro', state: 'confirmed' },
  { days: 3, time: '18:30', name: 'Clara Ortiz', what: 'Merienda de cumpleaños', state: 'booked' },
  { days: 4, time: '12:00', name: 'Iván Torres', what: 'Cata de café', state: 'booked' },
];

/** A few appointments of these days. @param phone of all of them: that of the simulated phone */
export function sampleAppointments(now: number, phone: string): NewAppointment[] {
  return SAMPLES.map(({ days, time, state, ...rest }, index) => {
    const { date } = wallTime(now + days * DAY_MS, SAMPLE_TIME_ZONE);
    const startsAt = momentOf({ date, time }, SAMPLE_TIME_ZONE);
    return {
      ...rest,
      state: days === 0 && startsAt < now ? 'done' : state,
      externalId: `demo-${index + 1}`,
      phone,
      startsAt: new Date(startsAt).toISOString(),
      timeZone: SAMPLE_TIME_ZONE,
      where: 'Café Aurora',
    };
  });
}
