/** What a program may send over a stream that goes both ways. */
export type StreamMessage =
  { event: 'media'; payload: Buffer } | { event: 'mark'; name: string } | { event: 'clear' };

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/**
 * Reads a message of a program for this stream; undefined where it is none.
 * Source: https://www.twilio.com/docs/voice/media-streams/websocket-messages#send-websocket-messages-to-twilio
 */
export function readStreamMessage(text: string, streamSid: string): StreamMessage | undefined {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return undefined;
  }
  const message = (read ?? {}) as {
    event?: unknown;
    streamSid?: unknown;
    media?: { payload?: unknown };
    mark?: { name?: unknown };
  };
  if (message.streamSid !== streamSid) return undefined;
  const [payload, name] = [message.media?.payload, message.mark?.name];
  if (message.event === 'media' && typeof payload === 'string' && BASE64.test(payload))
    return { event: 'media', payload: Buffer.from(payload, 'base64') };
  if (message.event === 'mark' && typeof name === 'string') return { event: 'mark', name };
  return message.event === 'clear' ? { event: 'clear' } : undefined;
}
