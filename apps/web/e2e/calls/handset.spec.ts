import { expectHears, installProbe, speak } from '../support/ears-and-voice';
import { expect, test } from '../support/fixtures';

test('the outside phone calls the demo line: answered, and both talk', async ({
  demoPhone,
  context,
  emulator,
}) => {
  const outside = await context.newPage();
  await installProbe(outside);
  await outside.goto(`${emulator.url}/handset`);
  await outside.getByRole('textbox', { name: 'Number to dial' }).fill('+12025550100');
  await outside.getByRole('button', { name: 'Call', exact: true }).click();

  await demoPhone.expectState('incoming');
  await demoPhone.button('Answer').click();
  await demoPhone.expectState('live');

  await speak(outside, 800);
  await expectHears(demoPhone.page, 800);
  await speak(demoPhone.page, 600);
  await expectHears(outside, 600);

  await expect(outside.getByText('/handle_calls').first()).toBeVisible();
  await outside.getByRole('button', { name: 'Hang up' }).click();
  await demoPhone.expectState('ended');
});

test('the demo line calls the outside phone', async ({ demoPhone, context, emulator }) => {
  const outside = await context.newPage();
  await outside.goto(`${emulator.url}/handset`);
  await expect(outside.getByText('+1 202 555 0199').first()).toBeVisible();

  await demoPhone.dial('+12025550199');
  await demoPhone.expectState('ringing');
  await outside.getByRole('button', { name: 'Answer' }).click();

  await demoPhone.expectState('live');
});
