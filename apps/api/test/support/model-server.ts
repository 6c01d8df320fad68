import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the server behaves: as it should, or not. */
export type ModelMode =
  'well' | 'hangs' | 'slow' | 'broken' | 'empty' | 'busy' | 'busy once' | 'no key' | 'cut off';

export interface ModelRequest {
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface ModelServer {
  url: string;
  mode: ModelMode;
  /** What it says, by what it is asked. */
  says: (request: ModelRequest) => string;
  requests: ModelRequest[];
  close(): Promise<void>;
}

const SLOW_MS = 300;

/**
 * Speaks the protocols of Gemini (`generateContent`) and of OpenAI (chat completions, transcriptions) over HTTP, as their
 * references describe them: https://ai.google.dev/api/generate-content, https://platform.openai.com/docs/api-reference
 */
export async function startModelServer(): Promise<ModelServer> {
  const state = {
    mode: 'well' as ModelMode,
    says: (_: ModelRequest) => 'Hello.',
    requests: [] as ModelRequest[],
  };
  const server = createServer((incoming, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks).toString('latin1');
      const request = {
        path: incoming.url ?? '',
        headers: incoming.headers,
        body: Buffer.from(body, 'latin1').toString(),
      };
      state.requests.push(request);
      const json = (status: number, value: unknown): void =>
        void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
      const { mode } = state;
      if (mode === 'busy once') state.mode = 'well';
      switch (mode) {
        case 'hangs':
          return;
        case 'cut off':
          response.destroy();
          return;
        case 'broken':
          response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Bad gateway</html>');
          return;
        case 'busy':
        case 'busy once':
          return json(429, {
            error: { message: 'Too many requests', code: 429, status: 'RESOURCE_EXHAUSTED' },
          });
        case 'no key':
          return json(401, {
            error: { message: 'Key sk-secret-key is wrong', code: 401, status: 'UNAUTHENTICATED' },
          });
        case 'slow':
          await new Promise((done) => setTimeout(done, SLOW_MS));
      }
      json(200, answerTo(request, mode === 'empty' ? '' : state.says(request)));
    })();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return Object.assign(state, {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((done) => server.close(() => done()));
    },
  });
}

function answerTo({ path }: ModelRequest, text: string): unknown {
  if (path.endsWith('/audio/transcriptions')) return { text };
  if (path.endsWith('/chat/completions'))
    return {
      id: 'chatcmpl-1',
      object: 'chat.completion',
      created: 1_700_000_000,
      model: 'gpt-4o-mini',
      choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 },
    };
  return {
    candidates: [{ content: { parts: [{ text }], role: 'model' }, finishReason: 'STOP', index: 0 }],
    usageMetadata: { promptTokenCount: 100, candidatesTokenCount: 10, totalTokenCount: 110 },
    modelVersion: 'gemini-2.5-flash',
  };
}
