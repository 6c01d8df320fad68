import type { Person } from '@centralita/shared-types';
import { NgrokTunnels } from '../adapters/ngrok/ngrok-tunnels';
import type { Say } from './command';
import { maintenanceOf } from './db-command';
import type {
  AccountRecovery,
  StartedRecovery,
  RecoveryOptions,
} from '../domains/people/api/account-recovery';
import { accountRecoveryOver } from '../composition/account-recovery-over';
import { openStore } from '../composition/open-store';
import { programBrings } from '../composition/program-brings';
import type { Config } from '../platform/config/config';
import { AppError } from '../platform/errors/app-error';
import { PageUrl } from '../platform/public-url/page-url';
import { PublicUrl } from '../platform/public-url/public-url';

const USAGE = 'npm run people -- list, or: npm run people -- reset <e-mail> [--without-totp] [--activate]';
const WITHOUT_TOTP = '--without-totp';
const ACTIVATE = '--activate';
const HEADINGS = ['name', 'e-mail', 'role', 'active', 'second factor'];

/** Lets people in again who are locked out, where nobody is left who could do it in the page. */
export async function peopleCommand(config: Config, [what, ...more]: string[], say: Say): Promise<void> {
  const asked = read(what, more);
  if (asked === 'list')
    return withAccountRecovery(config, async (recovery) => tellPeople(await recovery.list(), say.line));
  const pages = pagesOf(config);
  await withAccountRecovery(config, async (recovery) => {
    const opened = await recovery.open(asked.email, asked);
    tellWhatChanged(opened, asked, say.line);
    if (config.databaseUrl === undefined) say.line('Start the server before you open the link.');
    const until = minuteOf(opened.expiresAt);
    say.line(`A link for a new password of ${nameOf(opened.person)}, good once, until ${until}:`);
    say.line(pages.withCode('reset', opened.code));
  });
}

async function withAccountRecovery(
  config: Config,
  work: (recovery: AccountRecovery) => Promise<void>,
): Promise<void> {
  if (config.databaseUrl === undefined) await assertNoServer(config);
  const { schema } = await programBrings(config);
  const store = await openStore(config, schema);
  try {
    await work(accountRecoveryOver(store));
  } finally {
    await store.close();
  }
}

function read(what: string | undefined, more: string[]): 'list' | (RecoveryOptions & { email: string }) {
  if (what === 'list' && more.length === 0) return 'list';
  const options = more.filter((word) => word.startsWith('--'));
  const [email, ...others] = more.filter((word) => !word.startsWith('--'));
  const isKnown = options.every((option) => option === WITHOUT_TOTP || option === ACTIVATE);
  if (what === 'reset' && email !== undefined && others.length === 0 && isKnown)
    return { email, withoutTotp: options.includes(WITHOUT_TOTP), activate: options.includes(ACTIVATE) };
  const complaint = what === undefined ? '' : `There is no command "${[what, ...more].join(' ')}". `;
  throw new AppError({ code: 'command/usage', detail: complaint + USAGE });
}

/** The server may learn its address from a tunnel, a proxy or its start; a program beside it cannot. */
function pagesOf(config: Config): PageUrl {
  if (config.publicBaseUrl === undefined)
    throw new AppError({
      code: 'command/no-public-address',
      detail: `PUBLIC_BASE_URL is not set, so the address for the link is not known. Set it for this command to where people open the page, such as https://phone.example.com (http://localhost:${config.webPort} for npm start on this machine). Nothing was changed.`,
    });
  return new PageUrl(config, new PublicUrl(config, new NgrokTunnels(config)));
}

/** Also makes no database where there is none. */
async function assertNoServer(config: Config): Promise<void> {
  const { users, place } = await (await maintenanceOf(config)).status();
  if (users.length === 0) return;
  throw new AppError({
    code: 'database/in-use',
    detail: `${place} is in use by ${users.join(', ')}, and only one program may have it. Stop the server, run this command again, then start the server. Nothing was changed.`,
  });
}

function tellPeople(people: readonly Person[], line: Say['line']): void {
  if (people.length === 0)
    return line('Nobody is on this server yet. It prints a link for its first owner when it starts.');
  const rows = people.map(({ name, email, role, active, totp }) => [
    printable(name),
    printable(email),
    role,
    active ? 'yes' : 'no',
    totp ? 'on' : 'off',
  ]);
  const table = [HEADINGS, ...rows];
  const widths = HEADINGS.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  for (const row of table)
    line(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}

function tellWhatChanged({ person }: StartedRecovery, asked: RecoveryOptions, line: Say['line']): void {
  if (asked.activate)
    line(person.active ? `${nameOf(person)} was active.` : `${nameOf(person)} is active again.`);
  if (asked.withoutTotp) line(person.totp ? 'The second factor is off.' : 'There was no second factor.');
  else if (person.totp) line(`The second factor stays on; ${WITHOUT_TOTP} turns it off.`);
}

const nameOf = ({ name, email }: Pick<Person, 'name' | 'email'>): string =>
  `${printable(name)} <${printable(email)}>`;

/** People choose their names: nothing of theirs may steer the terminal. */
const printable = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ');

/** `2026-11-20 16:30 UTC`. */
const minuteOf = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
