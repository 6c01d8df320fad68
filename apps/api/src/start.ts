import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import type { AddressInfo, Server } from 'node:net';
import { AppModule } from './app.module';
import { createApp } from './create-app';
import { FirstRun } from './domains/people/api/first-run';
import { loadConfig, readEnvironment } from './platform/config/load-config';
import { PageUrl } from './platform/public-url/page-url';
import { PublicUrl } from './platform/public-url/public-url';
import { endGracefully } from './shutdown';
import { startFailure } from './start-failure';

try {
  const config = loadConfig(readEnvironment());
  const app = await createApp(AppModule.with(config), config);
  await app.listen(config.port, config.host);
  const { port } = (app.getHttpServer() as Server).address() as AddressInfo;
  const publicUrl = app.get(PublicUrl);
  publicUrl.listeningOn(port);
  endGracefully(app);
  const twilio = config.emulatorUrl ? `the emulator at ${config.emulatorUrl}` : 'Twilio';
  const address = `http://${config.host}:${port}`;
  const reached = publicUrl.base === address ? '' : `, reached at ${publicUrl.base}`;
  new Logger('Start').log(`Listening on ${address}${reached}, with ${twilio}.`);
  const { code } = app.get(FirstRun);
  // For whoever started it, beside the log: that lets no secret through, and is kept and passed on.
  if (code !== undefined)
    process.stderr.write(`Nobody owns this server yet. Open ${app.get(PageUrl).withCode('setup', code)}\n`);
} catch (error) {
  process.stderr.write(`${startFailure(error)}\n`);
  process.exit(1);
}
