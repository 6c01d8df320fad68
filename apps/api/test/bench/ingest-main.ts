// The program that tools/bench measures: the API with its doors, whose jobs and search index another process would work on.
import 'reflect-metadata';
import { AppModule } from '../../src/app.module';
import { createApp } from '../../src/create-app';
import { loadConfig, readEnvironment } from '../../src/platform/config/load-config';
import { PublicUrl } from '../../src/platform/public-url/public-url';
import { JobWorkers } from '../../src/platform/queue/job-workers';
import { SearchIndex } from '../../src/platform/search/search-index';
import type { StoredSearchIndex } from '../../src/platform/search/stored-search-index';
import { endGracefully } from '../../src/shutdown';

const config = loadConfig(readEnvironment());
const app = await createApp(AppModule.with(config), config);
await app.init();
await app.get(JobWorkers).onModuleDestroy();
await app.get<SearchIndex, StoredSearchIndex>(SearchIndex).beforeApplicationShutdown();
await app.listen(config.port, config.host);
app.get(PublicUrl).listeningOn(config.port);
endGracefully(app);
