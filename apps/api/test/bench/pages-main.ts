// The program that tools/bench measures: the whole application without its doors. Fills the database up to each of the
// sizes of BENCH_SIZES, and tells how long pages take there; writes one line of JSON.
import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../src/app.module';
import { AnalyticsModule } from '../../src/domains/analytics/api/analytics.module';
import { ContactsModule } from '../../src/domains/contacts/api/contacts.module';
import { MessagesModule } from '../../src/domains/messages/api/messages.module';
import { loadConfig, readEnvironment } from '../../src/platform/config/load-config';
import { PagesBench, type PageTimes } from './pages-bench';

const environment = readEnvironment();
const sizes = String(environment['BENCH_SIZES']).split(',').map(Number);

@Module({
  imports: [AppModule.with(loadConfig(environment)), AnalyticsModule, ContactsModule, MessagesModule],
  providers: [PagesBench],
})
class BenchModule {}

const app = await NestFactory.createApplicationContext(BenchModule, {
  logger: ['error'],
  abortOnError: false,
});
const bench = app.get(PagesBench);
const measured: { size: number; times: PageTimes }[] = [];
for (const size of sizes) {
  await bench.fill(size);
  measured.push({ size, times: await bench.measure() });
}
process.stdout.write(`\nMEASURED ${JSON.stringify(measured)}\n`);
await app.close();
process.exit(0);
