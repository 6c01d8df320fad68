import type twilio from 'twilio';
import type { Rig } from '../support/rig';

type Client = ReturnType<typeof twilio>;

/** Everything of the account itself: each request once, and again where the answer depends on what is set. */
export async function driveAccount(rig: Rig, client: Client): Promise<void> {
  const { accountSid } = rig.emulator.credentials;
  await client.api.v2010.accounts(accountSid).fetch();
  await client.api.v2010.accounts(accountSid).update({ friendlyName: 'Ours' });
  await client.balance.fetch();
  await driveApplications(client);
  await driveNumbers(client);

  const key = await client.newKeys.create({ friendlyName: 'Another' });
  await client.keys(key.sid).fetch();
  await client.keys(key.sid).update({ friendlyName: 'Yet another' });
  await client.keys.list();
  await client.keys(key.sid).remove();
}

async function driveApplications(client: Client): Promise<void> {
  const bare = await client.applications.create({ friendlyName: 'Bare' });
  expect([bare.voiceUrl, bare.statusCallback, bare.smsStatusCallback]).toEqual([null, null, null]);
  await client.applications(bare.sid).update({
    voiceUrl: 'https://example.com/voice',
    voiceFallbackUrl: 'https://example.com/fallback',
    statusCallback: 'https://example.com/status',
    smsUrl: 'https://example.com/sms',
    smsFallbackUrl: 'https://example.com/sms-fallback',
    smsStatusCallback: 'https://example.com/sms-status',
    messageStatusCallback: 'https://example.com/message-status',
    voiceMethod: 'GET',
  });
  await client.applications(bare.sid).fetch();
  const first = await client.applications.page({ pageSize: 1 });
  expect((await first.nextPage())?.instances).toHaveLength(1);
  await client.applications(bare.sid).remove();
}

async function driveNumbers(client: Client): Promise<void> {
  const bare = await client.incomingPhoneNumbers.create({ phoneNumber: '+12025550187' });
  expect([bare.voiceUrl, bare.voiceFallbackUrl, bare.smsUrl]).toEqual([null, null, '']);
  await client.incomingPhoneNumbers(bare.sid).update({
    voiceUrl: 'https://example.com/voice',
    smsUrl: 'https://example.com/sms',
    statusCallback: 'https://example.com/status',
  });
  await client.incomingPhoneNumbers(bare.sid).fetch();
  await client.incomingPhoneNumbers.list();
  await client.incomingPhoneNumbers(bare.sid).remove();
}

/** All lists of usage, by each interval. */
export async function driveUsage(rig: Rig, client: Client): Promise<void> {
  const { phoneNumber } = rig.emulator.credentials;
  await client.messages.create({ from: phoneNumber, to: '+12025550199', body: 'Hello' });
  const { records } = client.usage;
  const { allTime, daily, lastMonth, monthly, thisMonth, today, yearly, yesterday } = records;
  expect((await records.list({ category: 'sms' }))[0]?.category).toBe('sms');
  const intervals: { list(): Promise<unknown[]> }[] = [
    ...[records, allTime, daily, lastMonth, monthly, thisMonth, today, yearly, yesterday],
  ];
  for (const interval of intervals) expect((await interval.list()).length).toBeGreaterThan(10);
}
