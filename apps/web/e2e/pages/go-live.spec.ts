import { expect, test } from '../support/team';

test('what is missing before going live, and a number that was led elsewhere and back', async ({
  page,
  team,
}) => {
  await team.setUp(page, { demo: true });
  const { numbers } = (await (await page.request.get('/api/number-setup')).json()) as {
    numbers: { accountId: string; numberSid: string }[];
  };
  const demo = (await (await page.request.get('/api/demo-account')).json()) as {
    credentials: { accountSid: string; authToken: string };
  };
  const { accountSid, authToken } = demo.credentials;
  const config = (await (await page.request.get('/api/config')).json()) as { emulator: { baseUrl: string } };
  // Somebody changes it in the console.
  const answer = await page.request.post(
    `${config.emulator.baseUrl}/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers/${numbers[0]?.numberSid}.json`,
    {
      form: { SmsUrl: 'https://old.example.com/sms' },
      headers: { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
    },
  );
  expect(answer.ok()).toBe(true);

  await page.goto('/phone');
  await page.getByRole('link', { name: 'Go live' }).click();
  await expect(page.getByText(/Not ready yet. To put right: 1/)).toBeVisible();
  await expect(page.getByText('Twilio accepts the account and its Auth Token.')).toBeVisible();
  await expect(page.getByText('Its calls or messages go elsewhere.')).toBeVisible();
  await expect(page.getByText('https://old.example.com/sms')).toBeVisible();

  await page.getByRole('button', { name: /Lead it here/ }).click();
  await expect(page.getByText('Leads here', { exact: true })).toBeVisible();
  await expect(page.getByText(/It works. To look at:/)).toBeVisible();
  await page.getByRole('button', { name: /Put back as before/ }).click();
  await expect(page.getByText('https://old.example.com/sms')).toBeVisible();
});
