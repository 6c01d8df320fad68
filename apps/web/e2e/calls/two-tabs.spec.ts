import { installProbe } from '../support/ears-and-voice';
import { expect, test } from '../support/fixtures';
import { Phone } from '../support/phone';

test('two tabs are one phone: one ring, one registration, and it can be moved', async ({
  demoPhone,
  emulator,
  context,
}) => {
  const page = await context.newPage();
  await installProbe(page);
  const second = new Phone(page);
  await page.goto('/phone');
  await expect(second.panel).toHaveAttribute('data-line', 'elsewhere');
  expect(await emulator.registeredSessions()).toBe(1);

  const call = await emulator.callDemoLine();
  await demoPhone.expectState('incoming');
  expect(await emulator.calls({ parentCallSid: call.sid })).toHaveLength(1);
  await expect(second.panel).not.toHaveAttribute('data-state', 'incoming');
  await demoPhone.button('Reject').click();

  await second.button('Use it here').click();
  await second.expectReady();
  await expect(demoPhone.panel).toHaveAttribute('data-line', 'elsewhere');
  expect(await emulator.registeredSessions()).toBe(1);

  await emulator.callDemoLine();
  await second.expectState('incoming');
});

test('the phone moves by itself to the tab that is left', async ({ demoPhone, emulator, context }) => {
  const page = await context.newPage();
  const second = new Phone(page);
  await page.goto('/phone');
  await expect(second.panel).toHaveAttribute('data-line', 'elsewhere');

  await demoPhone.page.close();

  await second.expectReady();
  await expect.poll(() => emulator.registeredSessions()).toBe(1);
});
