import { newSid } from '../accounts/sid';
import { RelaySocket } from '../relay/relay-socket';
import type { VerbContext } from '../twiml/verb-context';
import { twilioSignature } from '../webhooks/signature';
import { MediaStream } from './media-stream';
import { streamCallbacks } from './stream-callbacks';
import type { StreamSettings } from './stream-settings';

/**
 * Opens the WebSocket of a stream, signed as a webhook is. Twilio takes `wss://` only; here `ws://` goes too.
 *
 * @returns undefined where nobody is there: the debugger has been told
 */
export async function openStream(
  settings: StreamSettings,
  context: VerbContext,
  isBothWays: boolean,
): Promise<MediaStream | undefined> {
  const { url } = settings;
  const sid = newSid('MZ');
  const tell = streamCallbacks(settings, context);
  context.note('Stream', 'started', url);
  try {
    const signature = twilioSignature(context.services.authTokenOf(context.call.details.accountSid), url, {});
    const socket = await RelaySocket.open(url, signature);
    const stream = new MediaStream(sid, context, settings, socket, isBothWays);
    tell(sid, 'stream-started');
    void stream.over.then(() => {
      context.note('Stream', 'ended');
      tell(sid, 'stream-stopped');
    });
    return stream;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    context.warn(31_920, `<Stream>: no WebSocket at ${url}: ${why}`, 'error');
    tell(sid, 'stream-error', why);
    context.note('Stream', 'ended', 'failed');
    return undefined;
  }
}
