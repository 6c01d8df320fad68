import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SignallingGateway } from '../signalling-gateway';

const here = dirname(fileURLToPath(import.meta.url));
const sdk = join(
  dirname(createRequire(import.meta.url).resolve('@twilio/voice-sdk')),
  '../dist/twilio.min.js',
);

/** 0.1 s of silence as WAV: 8 kHz, 8 bit. */
function silentWav(): Buffer {
  const samples = 800;
  const wav = Buffer.alloc(44 + samples, 0x80);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + samples, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(8000, 24);
  wav.writeUInt32LE(8000, 28);
  wav.writeUInt16LE(1, 32);
  wav.writeUInt16LE(8, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(samples, 40);
  return wav;
}

/** Serves the page with the unmodified Voice SDK, and the gateway on the same port. */
export async function servePhone(gateway: SignallingGateway): Promise<{ url: string; server: Server }> {
  const files: Record<string, { type: string; body: Buffer }> = {
    '/': { type: 'text/html', body: await readFile(join(here, 'voice-sdk-page.html')) },
    '/twilio.min.js': { type: 'text/javascript', body: await readFile(sdk) },
    '/silence.wav': { type: 'audio/wav', body: silentWav() },
  };
  const server = createServer((request, response) => {
    const file = files[request.url ?? ''];
    if (!file) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': file.type }).end(file.body);
  });
  server.on('upgrade', (request, socket, head) => {
    if (!gateway.upgrade(request, socket, head)) socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
}
