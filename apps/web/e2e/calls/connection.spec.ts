import { expectHears, speak } from '../support/ears-and-voice';
import { DEMO_IDENTITY, OUTSIDE } from '../support/emulator';
import { expect, test } from '../support/fixtures';

test('a dropped connection in a call: the talk goes on and the line comes back', async ({
  demoPhone,
  emulator,
}) => {
  await demoPhone.dial(OUTSIDE.echo);
  await demoPhone.expectState('live');
  await speak(demoPhone.page, 700);
  await expectHears(demoPhone.page, 700);
  const near = await emulator.activeCall({ from: `client:${DEMO_IDENTITY}` });

  await emulator.dropSockets();

  await demoPhone.expectReady();
  await demoPhone.expectState('live');
  expect((await emulator.call(near.sid)).status).toBe('in-progress');
  await speak(demoPhone.page, 900);
  await expectHears(demoPhone.page, 900);
  await demoPhone.button('Hang up').click();
  await emulator.expectStatus(near.sid, 'completed');
});

test('a gateway that restarts: the phone says so, comes back, and rings again', async ({
  demoPhone,
  emulator,
}) => {
  await emulator.restartGateway(4000);
  await expect(demoPhone.panel).not.toHaveAttribute('data-line', 'ready');
  await demoPhone.expectReady();
  await expect.poll(() => emulator.registeredSessions()).toBe(1);

  await emulator.callDemoLine();
  await demoPhone.expectState('incoming');
});

test('a dropped connection while it rings there: the call ends with words, and the next one goes out', async ({
  demoPhone,
  emulator,
}) => {
  await demoPhone.dial(OUTSIDE.noAnswer);
  await demoPhone.expectState('ringing');

  await emulator.dropSockets();

  await demoPhone.expectState('ended');
  await expect(demoPhone.panel).toContainText('53001');
  await demoPhone.expectReady();
  await demoPhone.button('Done').click();
  await demoPhone.dial(OUTSIDE.echo);
  await demoPhone.expectState('live');
});
