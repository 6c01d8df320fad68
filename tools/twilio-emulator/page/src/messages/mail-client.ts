import type { SimulatedMail } from '../../../src/mail/simulated-mail';

/** A mail that this person writes. */
export interface WrittenMail {
  from: string;
  to: string;
  subject: string;
  text: string;
  headers?: Record<string, string>;
}

/** What this person wrote and what they got, the oldest first; `undefined` when the emulator does not say. */
export async function fetchMail(address: string): Promise<SimulatedMail[] | undefined> {
  const ask = async (side: 'from' | 'to'): Promise<SimulatedMail[]> => {
    const response = await fetch(`/control/mail?${side}=${encodeURIComponent(address)}`);
    if (!response.ok) throw new Error(String(response.status));
    return (await response.json()) as SimulatedMail[];
  };
  try {
    return (await Promise.all([ask('from'), ask('to')])).flat().sort((one, other) => one.at - other.at);
  } catch {
    return undefined;
  }
}

/** Rejects with what is against it; `undefined` as its message where the program did not take the mail. */
export async function sendMail(mail: WrittenMail): Promise<void> {
  const response = await fetch('/control/mail', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(mail),
  });
  if (response.ok) return;
  const { error } = (await response.json()) as { error?: string };
  throw new Error(error ?? '');
}
