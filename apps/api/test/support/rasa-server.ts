import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How it answers: `slow` after `slowMs`, `broken` with 500, `garbled` without JSON, `hanging` never. */
export type RasaMode = 'ok' | 'slow' | 'broken' | 'garbled' | 'hanging';

/** Speaks Rasa's protocol: the REST channel, with what it keeps of each sender, and `/status`. */
export interface RasaServer {
  /** For `RASA_WEBHOOK_URL`. */
  url: string;
  mode: RasaMode;
  slowMs: number;
  /** What it was told, in order. */
  heard: { sender: string; message: string }[];
  close(): Promise<void>;
}

export async function startRasa(): Promise<RasaServer> {
  const told = new Map<string, number>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (rasa.mode === 'broken') return void response.writeHead(500).end('{"status":"failure"}');
      if (request.url === '/status')
        return send(response, { model_file: 'cards.tar.gz', num_active_training_jobs: 0 });
      if (request.method !== 'POST' || request.url !== '/webhooks/rest/webhook')
        return void response.writeHead(404).end();
      const asked = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { sender: string; message: string };
      rasa.heard.push(asked);
      told.set(asked.sender, (told.get(asked.sender) ?? 0) + 1);
      if (rasa.mode === 'hanging') return;
      if (rasa.mode === 'garbled') return void response.end('<html>');
      const answer = answerTo(asked.message, told.get(asked.sender) ?? 0).map((message) => ({
        recipient_id: asked.sender,
        ...message,
      }));
      setTimeout(() => send(response, answer), rasa.mode === 'slow' ? rasa.slowMs : 0);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const rasa: RasaServer = {
    url: `http://127.0.0.1:${port}/webhooks/rest/webhook`,
    mode: 'ok',
    slowMs: 1_000,
    heard: [],
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return rasa;
}

const send = (response: ServerResponse, body: unknown): void => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

/** A bot that blocks cards, and knows which of a sender's sentences this is. */
function answerTo(message: string, count: number): object[] {
  if (/person/.test(message)) return [{ text: 'Of course.' }, { custom: { hand_over: true } }];
  if (/mumble/.test(message)) return [];
  if (/card/.test(message))
    return [
      { text: 'I can block it.' },
      { text: 'Which one?', buttons: [{ title: 'Debit', payload: '/d' }] },
    ];
  return [{ text: `You said ${message}, as sentence ${count}.` }];
}
