import { expectHears, speak } from '../support/ears-and-voice';
import { DEMO_LINE, OUTSIDE } from '../support/emulator';
import { expect, test } from '../support/fixtures';

test('dials the echo number and hears itself; mute is silence at the other end; hangs up', async ({
  demoPhone,
  emulator,
}) => {
  await demoPhone.dial(OUTSIDE.echo);
  await demoPhone.expectState('live');

  const far = await emulator.activeCall({ to: OUTSIDE.echo, direction: 'outbound-dial' });
  expect(far.from).toBe(DEMO_LINE);
  const near = await emulator.activeCall({ from: 'client:12025550100' });

  await speak(demoPhone.page, 700);
  await emulator.expectTone(near.sid, 700);
  await expectHears(demoPhone.page, 700);

  await demoPhone.button('Mute').click();
  await emulator.expectSilence(near.sid);
  await demoPhone.button('Unmute').click();
  await emulator.expectTone(near.sid, 700);

  await demoPhone.button('Hang up').click();
  await demoPhone.expectState('ended');
  await emulator.expectStatus(far.sid, 'completed');
  await expect(demoPhone.panel).toContainText('You hung up.');
});

test('keys pressed in a call arrive as tones', async ({ demoPhone, emulator }) => {
  await demoPhone.dial(OUTSIDE.echo);
  await demoPhone.expectState('live');
  const near = await emulator.activeCall({ from: 'client:12025550100' });

  await demoPhone.page.keyboard.press('4');
  await demoPhone.button('Keypad').click();
  await demoPhone.button('2').click();
  await demoPhone.button('Hash').click();

  await expect.poll(async () => (await emulator.call(near.sid)).digitsReceived).toBe('42#');
});

test('the other side hangs up', async ({ demoPhone, emulator }) => {
  await demoPhone.dial(OUTSIDE.echo);
  await demoPhone.expectState('live');
  const far = await emulator.activeCall({ to: OUTSIDE.echo, direction: 'outbound-dial' });

  await emulator.hangUp(far.sid);

  await demoPhone.expectState('ended');
  await expect(demoPhone.panel).toContainText('The other side hung up.');
});

test('a busy number is said to be busy, and the call ends by itself', async ({ demoPhone, emulator }) => {
  await demoPhone.dial(OUTSIDE.busy);
  await demoPhone.expectState('ended', 20_000);

  const [far] = await emulator.calls({ to: OUTSIDE.busy, direction: 'outbound-dial' });
  expect(far?.status).toBe('busy');
});

test('cancels a call that nobody answers', async ({ demoPhone, emulator }) => {
  await demoPhone.dial(OUTSIDE.noAnswer);
  await demoPhone.expectState('ringing');
  await demoPhone.button('Hang up').click();
  await demoPhone.expectState('ended');

  await expect
    .poll(
      async () => (await emulator.calls({ to: OUTSIDE.noAnswer, direction: 'outbound-dial' })).at(-1)?.status,
    )
    .toBe('no-answer');
});

test('Redial brings the last number back, Call dials it', async ({ demoPhone, emulator }) => {
  await demoPhone.dial(OUTSIDE.echo);
  await demoPhone.expectState('live');
  await demoPhone.button('Hang up').click();
  await demoPhone.expectState('ended');
  await demoPhone.button('Done').click();
  await demoPhone.numberField.fill('');

  await demoPhone.button('Redial').click();
  await demoPhone.button('Call').click();

  await demoPhone.expectState('live');
  await emulator.activeCall({ to: OUTSIDE.echo, direction: 'outbound-dial' });
});

test('a premium number is refused in words at once and never dialled', async ({ demoPhone, emulator }) => {
  const premium = '+19005550100';
  await demoPhone.dial(premium);
  await expect(demoPhone.panel).toContainText('Premium-rate');
  await demoPhone.expectState('idle');

  expect(await emulator.calls({ to: premium, direction: 'outbound-dial' })).toEqual([]);
});
