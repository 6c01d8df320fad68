import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { AddressInfo, Server } from 'node:net';
import { Module, type Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from '../../src/app.module';
import { createApp } from '../../src/create-app';
import { loadConfig } from '../../src/platform/config/load-config';
import { PublicUrl } from '../../src/platform/public-url/public-url';

/** An API that listens on a free port, with its log lines. */
export interface RunningApi {
  app: NestExpressApplication;
  port: number;
  /** Its own address. */
  url: string;
  /** All that it has logged so far. */
  logs(): string;
  close(): Promise<void>;
}

/** nestjs-pino keeps one root logger for a process: every API of a test file writes to the first one's stream. */
const lines: string[] = [];
const output = new Writable({
  write: (chunk: Buffer, _encoding, done) => {
    lines.push(String(chunk));
    done();
  },
});

export const TEST_KEY = 'ab'.repeat(32);

/** Starts the real application with a database of its own; `plugins` are modules that are imported beside it. */
export async function startApi(
  environment: Record<string, string> = {},
  ...plugins: Type[]
): Promise<RunningApi> {
  const dataDir = mkdtempSync(join(tmpdir(), 'centralita-'));
  const config = loadConfig({
    NODE_ENV: 'test',
    PORT: '0',
    CENTRALITA_KEY: TEST_KEY,
    DATA_DIR: dataDir,
    DEMO_HISTORY: 'off',
    ...environment,
  });
  const firstLine = lines.length;
  @Module({ imports: [AppModule.with(config, output), ...plugins] })
  class TestRoot {}
  const app = await createApp(TestRoot, config);
  try {
    await app.listen(config.port, config.host);
  } catch (error) {
    // A program that does not start ends; a test goes on, and what had begun must not outlive it.
    await app.close();
    throw error;
  }
  const { port } = (app.getHttpServer() as Server).address() as AddressInfo;
  app.get(PublicUrl).listeningOn(port);
  return {
    app,
    port,
    url: `http://127.0.0.1:${port}`,
    logs: () => lines.slice(firstLine).join(''),
    close: async () => {
      await app.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
