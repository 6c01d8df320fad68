import { expectHears, speak } from '../support/ears-and-voice';
import { OUTSIDE } from '../support/emulator';
import { expect, test } from '../support/fixtures';

test('the microphone and the speaker are tried before a call', async ({ demoPhone }) => {
  const { page } = demoPhone;
  await demoPhone.button('Microphone, speaker and ring').click();
  const dialog = page.getByRole('dialog', { name: 'Sound devices' });
  const level = dialog.getByRole('meter', { name: 'Microphone level' });
  await expect(level).toHaveAttribute('aria-valuenow', '0');

  const tests = dialog.getByRole('button', { name: 'Test', exact: true });
  await expect(tests).toHaveCount(3);
  await tests.first().click();
  await expect(dialog.getByText('Say something: the bars should move.')).toBeVisible();
  await speak(page, 700);
  await expect(level).not.toHaveAttribute('aria-valuenow', '0');
  await dialog.getByRole('button', { name: 'Stop' }).click();
  await expect(level).toHaveAttribute('aria-valuenow', '0');

  await tests.nth(1).click();
  await expect(dialog.getByRole('button', { name: 'Playing…' })).toBeVisible();
  await expect(tests).toHaveCount(3);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toBeHidden();
});

test('the network is tried by a real test call, whose result is told in words and figures', async ({
  demoPhone,
  emulator,
}) => {
  const { page } = demoPhone;
  await demoPhone.button('Test the network').click();
  const dialog = page.getByRole('dialog', { name: 'Test the network' });
  await dialog.getByRole('button', { name: 'Start the test' }).click();
  await expect(dialog.getByText('Test call under way.', { exact: false })).toBeVisible();
  const far = await emulator.activeCall({ to: OUTSIDE.echo, direction: 'outbound-dial' });

  // A busy machine may sound bad: which verdict is not the point.
  await expect(dialog.getByRole('status')).toContainText(/^\s*(Good|Fair|Poor)/);
  await emulator.expectStatus(far.sid, 'completed');
  await expect(dialog.locator('dt')).toContainText(['Sound quality (1 to 4.5)', 'Delay there and back']);
  await expect(dialog.locator('dd').first()).toHaveText(/^[1-4]\.\d$/);

  // The line is free again.
  await dialog.getByRole('button', { name: 'Close' }).click();
  await demoPhone.dial(OUTSIDE.echo);
  await demoPhone.expectState('live');
  await speak(page, 700);
  await expectHears(page, 700);
});
