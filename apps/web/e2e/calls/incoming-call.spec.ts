import { expectHears, speak } from '../support/ears-and-voice';
import { expect, test } from '../support/fixtures';

const CALLER = '+12025550123';

test('is called, answers, and both hear each other', async ({ demoPhone, emulator }) => {
  const call = await emulator.callDemoLine({
    from: CALLER,
    script: [{ do: 'tone', frequencyHz: 900, durationMs: 20_000 }],
  });
  await demoPhone.expectState('incoming');
  await expect(demoPhone.page.getByRole('alertdialog')).toContainText('202');
  await expect(demoPhone.page).toHaveTitle(/202/);

  await demoPhone.button('Answer').click();
  await demoPhone.expectState('live');
  await expectHears(demoPhone.page, 900);

  await speak(demoPhone.page, 600);
  const near = await emulator.activeCall({ parentCallSid: call.sid });
  await emulator.expectTone(near.sid, 600);

  await emulator.hangUp(call.sid);
  await demoPhone.expectState('ended');
});

test('answers by keyboard alone', async ({ demoPhone, emulator }) => {
  await emulator.callDemoLine({ from: CALLER });
  await demoPhone.expectState('incoming');
  await expect(demoPhone.button('Answer')).toBeFocused();

  await demoPhone.page.keyboard.press('Enter');

  await demoPhone.expectState('live');
});

test('rejects', async ({ demoPhone, emulator }) => {
  const call = await emulator.callDemoLine({ from: CALLER });
  await demoPhone.expectState('incoming');

  await demoPhone.button('Reject').click();

  await expect
    .poll(async () => (await emulator.calls({ parentCallSid: call.sid })).at(-1)?.status)
    .toBe('busy');
  await emulator.expectStatus(call.sid, 'completed');
});

test('the caller gives up: missed, and told so', async ({ demoPhone, emulator }) => {
  const call = await emulator.callDemoLine({ from: CALLER });
  await demoPhone.expectState('incoming');

  await emulator.hangUp(call.sid);

  await expect(demoPhone.page.getByText('1 missed')).toBeVisible();
});

test('keys that the caller presses reach the browser', async ({ demoPhone, emulator }) => {
  const call = await emulator.callDemoLine({
    from: CALLER,
    script: [
      { do: 'wait', afterMs: 1500 },
      { do: 'press', digits: '5' },
    ],
  });
  await demoPhone.expectState('incoming');
  await demoPhone.button('Answer').click();
  await demoPhone.expectState('live');

  const near = await emulator.activeCall({ parentCallSid: call.sid });
  await expect.poll(async () => (await emulator.call(near.sid)).digitsSent).toBe('5');
});

test('a second caller waits while the first is talking', async ({ demoPhone, emulator }) => {
  const first = await emulator.callDemoLine({ from: CALLER });
  await demoPhone.expectState('incoming');
  await demoPhone.button('Answer').click();
  await demoPhone.expectState('live');

  await emulator.callDemoLine({
    from: '+12025550124',
    script: [{ do: 'tone', frequencyHz: 1000, durationMs: 20_000 }],
  });
  await expect(demoPhone.panel.getByText('Another call is coming in')).toBeVisible();
  await demoPhone.button('End and answer').click();

  await emulator.expectStatus(first.sid, 'completed');
  await demoPhone.expectState('live');
  await expectHears(demoPhone.page, 1000);
});
