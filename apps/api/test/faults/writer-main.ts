// The program that tools/faults kills: the whole application without its doors, and a writer of rows with jobs.
// Hears commands on standard input and answers on file descriptor 3, in lines; writes there are synchronous, so that
// what it has said was said, however it ends.
import 'reflect-metadata';
import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../src/app.module';
import { MessagesModule } from '../../src/domains/messages/api/messages.module';
import { OrganisationsModule } from '../../src/domains/organisations/api/organisations.module';
import { Database } from '../../src/platform/database/database';
import { loadConfig, readEnvironment } from '../../src/platform/config/load-config';
import { FaultJob } from './fault-job';
import { FaultWriter } from './fault-writer';
import { MessageFaults } from './message-faults';

const ANSWERS = 3;
const say = (line: string): void => void writeSync(ANSWERS, `${line}\n`);

const commands = createInterface({ input: process.stdin });
// Whoever started it is gone.
commands.once('close', () => process.exit(1));
// Everything is loaded; what can be killed begins with the word.
await once(commands, 'line');
const config = loadConfig(readEnvironment());

@Module({
  imports: [AppModule.with(config), MessagesModule, OrganisationsModule],
  providers: [FaultJob, FaultWriter, MessageFaults],
})
class FaultModule {}

const app = await NestFactory.createApplicationContext(FaultModule, {
  logger: ['error', 'warn'],
  abortOnError: false,
});
const writer = app.get(FaultWriter);
const messages = app.get(MessageFaults);
await writer.makeTables();
say('up');

commands.on('line', (line) => {
  const [command, ...words] = line.split(' ');
  if (command === 'write') writer.start({ prefix: words[0] ?? '', loops: Number(words[1]), say });
  if (command === 'found') void messages.found().then(() => say('founded'));
  if (command === 'messages') messages.start(words[0] ?? '', Number(words[1]), say);
  if (command === 'answered') void messages.drain().then(() => say('all-answered'));
  if (command === 'settle') void messages.settle().then(() => say('all-settled'));
  if (command === 'quiet') void messages.stop().then(() => say('quieted'));
  if (command === 'report') {
    const [sid = '', status = '', reference = ''] = words;
    void messages.report(sid, status, reference).then(
      () => say('reported'),
      (error: unknown) => say(`reported ${String(error)}`),
    );
  }
  if (command === 'pause') void writer.stop().then(() => say('paused'));
  if (command === 'drain') void writer.drain().then(() => say('drained'));
  if (command === 'check')
    void writer.missing(words).then(
      (ids) => say(`missing ${ids.join(' ')}`.trim()),
      (error: unknown) => say(`failed ${String(error)}`),
    );
  if (command === 'ping')
    void app
      .get(Database)
      .ping()
      .then(
        () => say('pong ok'),
        () => say('pong none'),
      );
  if (command === 'slow') void writer.enqueueSlow(words[0] ?? '', say);
  if (command === 'stop')
    void app.close().then(() => {
      say('stopped');
      process.exit(0);
    });
});
