import { OUTSIDE, type Emulator } from '../support/emulator';
import { expect, test } from '../support/fixtures';
import type { Phone } from '../support/phone';

/** Every number that was dialled outside, whatever became of it. */
const dialled = async (emulator: Emulator): Promise<string[]> =>
  (await emulator.calls({ direction: 'outbound-dial' })).map(({ to }) => to);

/** *Call* is pressed, and instead of a call there are words. */
async function expectRefused(phone: Phone, emulator: Emulator, number: string, words: RegExp): Promise<void> {
  const before = await dialled(emulator);
  await phone.dial(number);
  await expect(phone.panel.locator('.hint')).toContainText(words);
  await phone.expectState('idle');
  await expect(phone.numberField).not.toHaveValue('');
  expect(await dialled(emulator)).toEqual(before);
}

for (const [typed, keys, shown] of [
  ['+1-202-555-0111;ext=1234', '1234', '+1 202 555 0111 ext. 1234'],
  ['+12025550111x123', '123', '+1 202 555 0111 ext. 123'],
  ['+1 202 555 0111 ext. 123', '123', '+1 202 555 0111 ext. 123'],
  ['+12025550111,,1234', '1234', '+1 202 555 0111,,1234'],
] as const)
  test(`dials ${typed} and presses ${keys}`, async ({ demoPhone, emulator }) => {
    await demoPhone.dial(typed);
    await expect(demoPhone.panel).toContainText(shown);
    await demoPhone.expectState('live', 20_000);
    const far = await emulator.activeCall({ to: OUTSIDE.echo, direction: 'outbound-dial' });
    expect(far.digitsSent.replace(/[^\d]/g, '')).toBe(keys);
    await demoPhone.button('Hang up').click();
    await demoPhone.button('Done').click();
    await expect(
      demoPhone.page.getByRole('button', { name: new RegExp(`^${escaped(shown)}`) }),
    ).toBeVisible();
  });

for (const [typed, e164] of [
  ['1-800-FLOWERS', '+18003569377'],
  ['00442079460018', '+442079460018'],
  ['011 44 20 7946 0018', '+442079460018'],
  ['+5215512345678', '+525512345678'],
  ['＋１２０２５５５０１１１', OUTSIDE.echo],
  ['+١٢٠٢٥٥٥٠١١١', OUTSIDE.echo],
  ['\u202a+1 202 555 0111\u202c', OUTSIDE.echo],
] as const)
  test(`dials ${typed} as ${e164}`, async ({ demoPhone, emulator }) => {
    await demoPhone.dial(typed);
    await expect
      .poll(async () => (await emulator.calls({ to: e164, direction: 'outbound-dial' })).length)
      .toBeGreaterThan(0);
  });

test('says why a number is not called, and what to do', async ({ demoPhone, emulator }) => {
  await expectRefused(demoPhone, emulator, '911', /Emergency numbers cannot be called.*another phone/);
  await expectRefused(demoPhone, emulator, '112', /Emergency numbers/);
  await expectRefused(demoPhone, emulator, 'hello', /not a phone number/);
  await expectRefused(demoPhone, emulator, '+12025550111;isub=4', /“;isub=4” is not an extension/);
  await expectRefused(demoPhone, emulator, '+19005550100', /Premium-rate/);
});

test('a number of another country: the choice beside it, kept for the next time', async ({
  demoPhone,
  emulator,
}) => {
  await expectRefused(demoPhone, emulator, '600 123 456', /Too short for United States/);
  const country = demoPhone.panel.getByLabel('Country of numbers without +');
  await country.focus();
  await country.selectOption('ES');
  await demoPhone.numberField.press('Enter');
  await expect
    .poll(async () => (await emulator.calls({ to: '+34600123456', direction: 'outbound-dial' })).length)
    .toBe(1);
  await demoPhone.page.reload();
  await demoPhone.expectReady();
  await expect(country).toHaveValue('ES');
});

test('a link and a paste keep all of a number', async ({ demoPhone, emulator }) => {
  const { page } = demoPhone;
  await page.goto(`/phone?call=${encodeURIComponent('tel:+1-202-555-0111;ext=12')}`);
  await demoPhone.expectReady();
  await expect(demoPhone.numberField).toHaveValue('+1-202-555-0111;ext=12');
  await demoPhone.button('Call').click();
  await demoPhone.expectState('live', 15_000);
  const far = await emulator.activeCall({ to: OUTSIDE.echo, direction: 'outbound-dial' });
  expect(far.digitsSent.replace(/[^\d]/g, '')).toBe('12');
});

test('a caller who hides is a hidden number everywhere, and is never called back', async ({
  demoPhone,
  emulator,
}) => {
  const recents = demoPhone.page.locator('app-recent-list li');
  const hidden = ['anonymous', 'Restricted', '+266696687'];
  for (const from of hidden) {
    const call = await emulator.callDemoLine({ from });
    await demoPhone.expectState('incoming', 20_000);
    await expect(demoPhone.panel).toContainText('Hidden number');
    await emulator.hangUp(call.sid);
    await demoPhone.expectState('ended', 20_000);
    await expect(demoPhone.button('Call again')).toHaveCount(0);
    await demoPhone.button('Done').click();
  }
  await expect(recents).toHaveCount(hidden.length);
  await expect(recents.filter({ hasText: 'Hidden number' })).toHaveCount(hidden.length);
  await recents
    .first()
    .getByRole('button', { name: /^Hidden number/ })
    .click();
  await expect(demoPhone.panel).toContainText('Nobody can call back.');
  await expect(demoPhone.numberField).toHaveValue('');
  await expect(demoPhone.button('Redial')).toHaveCount(0);
  expect(await emulator.calls({ direction: 'outbound-dial', to: '+266696687' })).toEqual([]);
});

for (const [number, words, recent] of [
  [OUTSIDE.busy, 'Busy. They are in another call', 'Busy'],
  [OUTSIDE.unreachable, 'Cannot be reached.', 'Cannot be reached'],
] as const)
  test(`${number} never looks like a call: it ends as ${recent}`, async ({ demoPhone }) => {
    const states = await demoPhone.page.evaluateHandle(() => {
      const seen: string[] = [];
      const panel = document.querySelector('[data-testid="phone"]');
      new MutationObserver(() => seen.push(panel?.getAttribute('data-state') ?? '')).observe(panel as Node, {
        attributeFilter: ['data-state'],
      });
      return seen;
    });
    await demoPhone.dial(number);
    await demoPhone.expectState('ended', 20_000);
    await expect(demoPhone.panel).toContainText(words);
    expect(await states.jsonValue()).not.toContain('live');
    await demoPhone.button('Done').click();
    await expect(demoPhone.page.locator('app-recent-list li').first()).toContainText(recent);
  });

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
