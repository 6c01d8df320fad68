// The program that tools/bench measures: the whole application without its doors. Measures units of work shaped like the
// taking in of a message, and how long a job waits for its start; writes one line of JSON.
import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../src/app.module';
import { loadConfig, readEnvironment } from '../../src/platform/config/load-config';
import { IngestBench } from './ingest-bench';
import { LatencyJob } from './latency-job';

const AT_ONCE = 50;

const config = loadConfig(readEnvironment());

@Module({ imports: [AppModule.with(config)], providers: [IngestBench, LatencyJob] })
class BenchModule {}

const app = await NestFactory.createApplicationContext(BenchModule, {
  logger: ['error'],
  abortOnError: false,
});
const bench = app.get(IngestBench);
await bench.makeTables();
const alone = await bench.measure(1);
const grouped = await bench.measure(AT_ONCE);
const latenciesMs = await bench.measureJobs();
process.stdout.write(`\nMEASURED ${JSON.stringify({ alone, grouped, latenciesMs })}\n`);
await app.close();
process.exit(0);
