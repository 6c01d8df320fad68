import twilio from 'twilio';
import { EmulatorRequestClient } from './emulator-client';
import type { Rig } from './rig';

/** The official client with the demo account's credentials, on this rig's emulator. */
export function officialClient(rig: Rig): ReturnType<typeof twilio> {
  const { accountSid, authToken } = rig.emulator.credentials;
  return twilio(accountSid, authToken, { httpClient: new EmulatorRequestClient(rig.emulator.url) });
}
