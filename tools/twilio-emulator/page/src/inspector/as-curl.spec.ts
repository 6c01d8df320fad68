import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { WebhookEvent } from '../../../src/control/inspector-events';
import { asCurl } from './as-curl';

const event: WebhookEvent = {
  type: 'webhook',
  id: 1,
  at: 1,
  purpose: 'voice',
  method: 'POST',
  url: 'http://127.0.0.1:3000/handle_calls?k=v1.abc#rc=3&rp=5xx',
  parameters: { From: '+12025550199', 'odd name': "it's; $(rm) `x` @file\n" },
  signature: 'abc/+=',
  durationMs: 1,
  attempt: 1,
};

/** What a real shell makes of the command's words. */
async function words(command: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)('sh', [
    '-c',
    `printf '%s\\0' ${command.replace(/^curl /, '')}`,
  ]);
  return stdout.split('\0').slice(0, -1);
}

describe('asCurl', () => {
  it('sends what the emulator sent, whatever the values hold', async () => {
    expect(await words(asCurl(event))).toEqual([
      '-i',
      '-X',
      'POST',
      'http://127.0.0.1:3000/handle_calls?k=v1.abc',
      '-H',
      'X-Twilio-Signature: abc/+=',
      '--data-urlencode',
      'From=+12025550199',
      '--data-urlencode',
      "odd%20name=it's; $(rm) `x` @file\n",
    ]);
  });

  it('puts the parameters of a GET into its URL, once', async () => {
    const [, , , url] = await words(
      asCurl({ ...event, method: 'GET', url: 'http://127.0.0.1/x?From=%2B12025550199' }),
    );
    expect(url).toBe(
      'http://127.0.0.1/x?From=%2B12025550199&odd+name=it%27s%3B+%24%28rm%29+%60x%60+%40file%0A',
    );
  });
});
