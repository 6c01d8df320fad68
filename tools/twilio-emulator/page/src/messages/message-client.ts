import type { MessageView } from '../../../src/control/inspector-events';

/** A message that this phone writes. */
export interface Written {
  channel: 'sms' | 'whatsapp';
  /** E.164, without the channel. */
  from: string;
  to: string;
  body: string;
  media: { type: string; base64: string; name?: string }[];
}

/** All messages of this phone, oldest first; `undefined` when the emulator does not say. */
export async function fetchMessages(phone: string): Promise<MessageView[] | undefined> {
  try {
    const response = await fetch(`/control/messages?phone=${encodeURIComponent(phone)}`);
    return response.ok ? ((await response.json()) as MessageView[]) : undefined;
  } catch {
    return undefined;
  }
}

/** Rejects with what the emulator says against it. */
export async function sendMessage(message: Written): Promise<void> {
  const response = await fetch('/control/messages', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(message),
  });
  if (response.ok) return;
  const { error } = (await response.json()) as { error?: string };
  throw new Error(error ?? String(response.status));
}

/** Answers a message by one of its buttons. Rejects with what the emulator says against it. */
export async function pressButton(sid: string, button: string): Promise<void> {
  const response = await fetch(`/control/messages/${sid}/press`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ button }),
  });
  if (!response.ok) throw new Error(String(response.status));
}

/** The person at this phone saw it. */
export async function markRead(sid: string): Promise<void> {
  await fetch(`/control/messages/${sid}/read`, { method: 'POST' });
}

/** A file's content as the control API takes it. */
export async function asMedium(file: Blob, name?: string): Promise<Written['media'][number]> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const reader = new FileReader();
  reader.addEventListener('load', () => resolve(reader.result as string)); // readAsDataURL gives a text
  reader.addEventListener('error', () => reject(new Error('The file could not be read.')));
  reader.readAsDataURL(file);
  const base64 = (await promise).split(',', 2)[1] ?? '';
  const type = (file.type.split(';', 1)[0] ?? '') || 'application/octet-stream';
  return { type, base64, ...(name === undefined ? {} : { name }) };
}
