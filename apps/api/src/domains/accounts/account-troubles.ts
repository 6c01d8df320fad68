import { Injectable, Logger } from '@nestjs/common';
import type { AccountTroubleCode } from '@centralita/shared-types';
import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { ActivityLog, SERVER_STREAM } from '../../platform/events/activity-log';
import type { Tx } from '../../platform/database/tx';
import { Alerts } from '../alerts/api/alerts';
import { AccountsStore } from './accounts.store';
import type { TeamAccount } from './api/twilio-account';

const MINUTE_MS = 60_000;
const CLASH_AGAIN_AFTER_MS = 60 * MINUTE_MS;
/** So many refused signatures within the window are no stray request any more. */
const REFUSED_MAX = 5;
const REFUSED_WINDOW_MS = 10 * MINUTE_MS;
const REFUSED_AGAIN_AFTER_MS = 15 * MINUTE_MS;
const ALSO_IN_A_BROWSER: AccountTroubleCode = 'account/also-in-a-browser';

interface Refusals {
  since: number;
  count: number;
  toldAt: number;
}

/** Troubles of the server's accounts that webhooks bring to light. They are told now and then, never for each request. */
@Injectable()
export class AccountTroubles {
  readonly #logger = new Logger(AccountTroubles.name);
  readonly #clashes = new Map<string, number>();
  readonly #refusals = new Map<string, Refusals>();

  constructor(
    private readonly store: AccountsStore,
    private readonly work: UnitOfWork,
    private readonly activities: ActivityLog,
    private readonly alerts: Alerts,
    private readonly clock: Clock,
  ) {}

  /** A webhook of an account of the server came by the sealed URL of a person who brings the same account. */
  noteClash({ id }: TeamAccount): void {
    const now = this.clock.now();
    if (now < (this.#clashes.get(id) ?? 0) + CLASH_AGAIN_AFTER_MS && this.#clashes.has(id)) return;
    this.#clashes.set(id, now);
    this.#write(async (tx) => {
      const trouble = {
        code: ALSO_IN_A_BROWSER,
        detail:
          'Somebody also brings this account from their own browser: its calls come by a sealed voice URL, and are answered as calls of the team. Paste the voice URL that is shown here, and forget the account in that browser.',
      };
      await this.store.noteTest(tx, { id, state: 'warning', trouble });
      this.activities.append(tx, {
        stream: SERVER_STREAM,
        kind: 'accounts/tested',
        data: { id, state: 'warning' },
      });
    });
  }

  /** A webhook that names the account was not signed with its token. */
  noteRefusedSignature({ id, name }: TeamAccount): void {
    const now = this.clock.now();
    const former = this.#refusals.get(id);
    const refusals =
      former && now < former.since + REFUSED_WINDOW_MS
        ? former
        : { since: now, count: 0, toldAt: former?.toldAt ?? -Infinity };
    refusals.count += 1;
    this.#refusals.set(id, refusals);
    if (refusals.count < REFUSED_MAX || now < refusals.toldAt + REFUSED_AGAIN_AFTER_MS) return;
    refusals.toldAt = now;
    const { count } = refusals;
    this.#write((tx) =>
      this.alerts.raise(tx, {
        kind: 'webhook-failing',
        key: id,
        organisationId: null,
        facts: { account: name, count, reason: 'signature' },
      }),
    );
  }

  /** Nobody waits for it: the request at hand is answered in any case. */
  #write(work: (tx: Tx) => Promise<void>): void {
    this.work.run(work).catch((error: unknown) => {
      this.#logger.error('A trouble of an account could not be kept.', error);
    });
  }
}
