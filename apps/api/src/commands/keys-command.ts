import { resolve } from 'node:path';
import type { Say } from './command';
import { maintenanceOf } from './db-command';
import { openStore } from '../composition/open-store';
import { programBrings } from '../composition/program-brings';
import { Config } from '../platform/config/config';
import { Resealer } from '../platform/database/resealer';
import { AppError } from '../platform/errors/app-error';
import { isKeyInEnvFile, replaceKeyInEnvFile } from '../platform/security/key-in-env-file';
import { Sealer } from '../platform/security/sealer';
import { newSealingKey } from '../platform/security/sealing-key';
import { replaceKeyFile, SealingKeys } from '../platform/security/sealing-keys';

const USAGE = `npm run keys -- status    which key is in force, and how many seals in the database are under it
npm run keys -- rotate    makes a new server key and seals the database anew; the former key still opens.
                          Interrupted, it goes on where it was when it is run again.`;

/** Looks after the server's key. */
export async function keysCommand(config: Config, [what, ...more]: string[], say: Say): Promise<void> {
  if ((what !== 'status' && what !== 'rotate') || more.length > 0)
    throw new AppError({ code: 'command/usage', detail: USAGE });
  // Before it is opened here: this command would count as a user of the database.
  const inUse = (await maintenanceOf(config).then((maintenance) => maintenance.status())).users.length > 0;
  const { schema, sealedColumns } = await programBrings(config);
  const store = await openStore(config, schema);
  try {
    const resealer = new Resealer(store, sealedColumns);
    const keys = new SealingKeys(config);
    if (what === 'status') return await tellStatus(keys, resealer, say);
    await rotate(config, keys, resealer, inUse, say);
  } finally {
    await store.close();
  }
}

async function tellStatus({ present, previous }: SealingKeys, resealer: Resealer, say: Say): Promise<void> {
  say.line(`Key in force: ${present.id}, ${await resealer.countUnder(present.id)} seals in the database.`);
  if (previous) say.line(`Previous key: ${previous.id}, ${await resealer.countUnder(previous.id)} seals.`);
}

async function rotate(
  config: Config,
  keys: SealingKeys,
  resealer: Resealer,
  inUse: boolean,
  say: Say,
): Promise<void> {
  const { present, previous } = keys;
  if (previous && (await resealer.countUnder(previous.id)) > 0) {
    say.line(`The key ${present.id} is in force; there are still seals under ${previous.id}.`);
    return resealAll(keys, resealer, say);
  }
  const changed = changeKey(config, keys, inUse, say);
  if (changed) await resealAll(new SealingKeys(changed), resealer, say);
}

/** @returns the configuration with the new key; undefined where somebody has to act before the database can be sealed */
function changeKey(config: Config, { present }: SealingKeys, inUse: boolean, say: Say): Config | undefined {
  if (config.sealingKey === undefined) {
    replaceKeyFile(config.dataDir);
    say.line(`Made a new key in ${config.dataDir}. Back it up; the former one is kept beside it.`);
    return config;
  }
  const file = resolve('.env');
  if (!isKeyInEnvFile(file, present.id)) {
    say.line(
      'The key comes from the environment of this command, which only you can change. Set these two for every server:',
    );
    say.line(`CENTRALITA_KEY=${newSealingKey()}`);
    say.line(`CENTRALITA_KEY_PREVIOUS=${config.sealingKey}`);
    say.line('Then start the servers anew, and run this command again: it seals the database.');
    return undefined;
  }
  const { key, previous } = replaceKeyInEnvFile(file);
  say.line(`Made a new key in ${file}. Back it up; the former one is now CENTRALITA_KEY_PREVIOUS.`);
  if (!inUse) return Object.assign(new Config(), config, { sealingKey: key, previousSealingKey: previous });
  say.line(
    'Servers use the database with the former key. Start them anew, and run this command again: it seals the database.',
  );
  return undefined;
}

async function resealAll(keys: SealingKeys, resealer: Resealer, say: Say): Promise<void> {
  const { id } = keys.present;
  const all = await resealer.countNotUnder(id);
  const { done, lost } = await resealer.run(new Sealer(keys), id, (looked) =>
    say.progress(`Sealed anew: ${Math.min(looked, all)} of ${all}`),
  );
  say.line(`${done} seals are under the key ${id} now.`);
  if (lost > 0) {
    say.line(
      `${lost} seals are under a key that is not known here, and were left as they are. With that key as CENTRALITA_KEY_PREVIOUS run this command again.`,
    );
  }
  say.line(
    'Keep the former key as long as voice URLs that were made under it are in use; those of the key before it are void.',
  );
}
