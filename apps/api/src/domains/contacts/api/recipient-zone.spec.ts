import { recipientZone } from './recipient-zone';

it.each([
  ['+34612345678', 'Europe/Madrid', 'Europe/Madrid'],
  ['+34612345678', 'Atlantic/Canary', 'Atlantic/Canary'],
  [null, 'Europe/Madrid', 'Europe/Madrid'],
  ['+81312345678', 'Europe/Madrid', 'Asia/Tokyo'],
  ['+447400123456', 'Europe/Madrid', 'Europe/London'],
])('%s with an appointment in %s sleeps by %s', (phone, place, zone) => {
  expect(recipientZone({ phone, time_zone: place }, Date.UTC(2026, 0, 1))).toBe(zone);
});

it('is in the middle of a country with several clocks', () => {
  const zone = recipientZone({ phone: '+12125550123', time_zone: 'Europe/Madrid' }, Date.UTC(2026, 0, 1));
  expect(zone).toMatch(/^America\/(Chicago|Menominee|Indiana|North_Dakota|Denver|New_York|Detroit|Kentucky)/);
});
