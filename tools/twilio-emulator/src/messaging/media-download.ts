import { newSid } from '../accounts/sid';
import type { MessageChannel, MessageMedia } from './message';

/** Source: https://www.twilio.com/docs/messaging/guides/accepted-mime-types and https://www.twilio.com/docs/whatsapp/guidance-whatsapp-media-messages */
const MAX_BYTES: Readonly<Record<MessageChannel, number>> = {
  sms: 5 * 1024 * 1024,
  whatsapp: 16 * 1024 * 1024,
};
const DOWNLOAD_TIMEOUT_MS = 15_000;
const ACCEPTED =
  /^(image|audio|video)\/|^application\/(pdf|vcard|msword|vnd\.)|^text\/(vcard|csv|rtf|calendar|x-vcard|plain)/;

/** Why a medium cannot be sent, by Twilio's code. */
export class MediaDownloadError extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

/** Fetches what a message is to carry, as Twilio does when it sends the message. Rejects with {@link MediaDownloadError}. */
export async function downloadMedia(
  url: string,
  channel: MessageChannel,
  stopped: AbortSignal,
): Promise<MessageMedia> {
  const code = channel === 'whatsapp' ? 63019 : 11200;
  const signal = AbortSignal.any([stopped, AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS)]);
  let response: Response;
  let content: Buffer;
  try {
    response = await fetch(url, { signal, headers: { 'user-agent': 'TwilioProxy/1.1' } });
    content = Buffer.from(await response.arrayBuffer());
  } catch (error) {
    throw new MediaDownloadError(code, `${url}: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!response.ok) throw new MediaDownloadError(code, `${url} was answered ${response.status}`);
  const contentType = (response.headers.get('content-type') ?? '').split(';', 1)[0]?.trim() ?? '';
  if (!ACCEPTED.test(contentType)) {
    throw new MediaDownloadError(12300, `${url} is “${contentType}”, which no message may carry`);
  }
  if (content.length > MAX_BYTES[channel]) {
    throw new MediaDownloadError(30019, `${url} has ${content.length} bytes`);
  }
  return { sid: newSid('ME'), contentType, content, createdAt: new Date() };
}
