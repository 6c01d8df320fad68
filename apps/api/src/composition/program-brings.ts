import { PassThrough } from 'node:stream';
import type { Config } from '../platform/config/config';
import { broughtBy, modulesOf, type Brought } from '../platform/modules/brings';

/** What all modules of the server bring, for commands that do without the server. */
export async function programBrings(config: Config): Promise<Required<Brought>> {
  const { AppModule } = await import('../app.module');
  return broughtBy(await modulesOf(AppModule.with(config, new PassThrough())));
}
