import {
  goesAt,
  momentOf,
  quietAround,
  reminderText,
  unknownVariables,
  wallTime,
  whenText,
} from './appointment-rules';

const MADRID = 'Europe/Madrid';
const NIGHT = { from: '21:00', to: '09:00' };
const utc = (text: string): number => Date.parse(`${text}Z`);
const VALUES = { name: 'Ana', what: 'Corte', when: 'mañana', where: '', with: '' };

describe('the words of a reminder', () => {
  it('leave out in brackets what is not known', () => {
    expect(reminderText('Hola[ {name}]: {what}, {when}[, en {where}].', VALUES)).toBe(
      'Hola Ana: Corte, mañana.',
    );
    expect(reminderText('Hola[ {name}]:[ {where}] [ya]', { ...VALUES, name: '' })).toBe('Hola: ya');
  });

  it('stay as they are where a variable is none, which is named', () => {
    const text = 'Hola {nombre}, {when} {}';
    expect(reminderText(text, VALUES)).toBe('Hola {nombre}, mañana {}');
    expect(unknownVariables(text)).toEqual(['nombre', '']);
  });

  it('say a moment as people there do', () => {
    const at = utc('2026-12-01T09:00:00');
    expect(whenText(at, MADRID, 'es')).toBe('martes, 1 de diciembre, a las 10:00');
    expect(whenText(at, 'America/New_York', 'en')).toMatch(/^Tuesday, December 1 at 4:00\sAM$/);
  });
});

describe('a clock on the wall', () => {
  it.each([
    ['2026-06-01', '10:00', '2026-06-01T08:00:00'],
    ['2026-12-01', '10:00', '2026-12-01T09:00:00'],
    // Put back: the earlier of the two. Put forward: as much later.
    ['2026-10-25', '02:30', '2026-10-25T00:30:00'],
    ['2026-03-29', '02:30', '2026-03-29T01:30:00'],
  ])('%s %s in Madrid', (date, time, moment) => {
    expect(new Date(momentOf({ date, time }, MADRID)).toISOString()).toBe(`${moment}.000Z`);
  });

  it('is read back everywhere', () => {
    for (const zone of ['Asia/Kolkata', 'America/St_Johns', 'Pacific/Auckland', 'UTC'])
      expect(wallTime(momentOf({ date: '2026-07-01', time: '00:15' }, zone), zone)).toEqual({
        date: '2026-07-01',
        time: '00:15',
      });
  });
});

describe('the quiet hours', () => {
  it('go over midnight', () => {
    const night = { beganAt: utc('2026-12-01T20:00:00'), endsAt: utc('2026-12-02T08:00:00') };
    expect(quietAround(utc('2026-12-01T23:30:00'), NIGHT, MADRID)).toEqual(night);
    expect(quietAround(utc('2026-12-02T07:59:00'), NIGHT, MADRID)).toEqual(night);
    expect(quietAround(utc('2026-12-02T08:00:00'), NIGHT, MADRID)).toBeUndefined();
  });

  it('move what would go in them, to a moment before the appointment', () => {
    const now = utc('2026-11-29T10:00:00');
    const reminder = { kind: 'reminder', minutes: 120 } as const;
    const goes = (startsAt: string, timing: Parameters<typeof goesAt>[0] = reminder): string | number => {
      const at = goesAt(timing, utc(startsAt), now, NIGHT, MADRID);
      return typeof at === 'number' ? new Date(at).toISOString().slice(0, 16) : at;
    };
    expect(goes('2026-12-01T12:00:00')).toBe('2026-12-01T10:00');
    expect(goes('2026-12-01T09:30:00')).toBe('2026-12-01T08:00');
    expect(goes('2026-12-01T07:30:00')).toBe('2026-11-30T19:45');
    expect(goes('2026-11-29T11:00:00')).toBe('too-late');
    expect(goes('2026-11-29T11:00:00', { kind: 'confirmation', minutes: 0 })).toBe('2026-11-29T10:00');
    expect(goes('2026-11-30T18:00:00', { kind: 'follow-up', minutes: 240 })).toBe('2026-12-01T08:00');
  });
});
