import { Injectable } from '@nestjs/common';
import { E164, MAIL_DOMAIN, type QuarantineItem } from '@centralita/shared-types';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AppError } from '../../../platform/errors/app-error';
import { Sealer } from '../../../platform/security/sealer';
import type { Actor } from '../../audit/api/audit-log';
import type { QuarantineRow } from '../organisations-schema';
import { QuarantineStore } from '../quarantine.store';
import { PURPOSES } from '../sealed-in-organisations';
import { OrganisationDirectory } from './organisation-directory';
import { Organisations } from './organisations';

/** What an owner does about the quarantine. */
@Injectable()
export class QuarantineActions {
  constructor(
    private readonly store: QuarantineStore,
    private readonly organisations: Organisations,
    private readonly directory: OrganisationDirectory,
    private readonly sealer: Sealer,
    private readonly work: UnitOfWork,
  ) {}

  /** The latest first. */
  async list(): Promise<QuarantineItem[]> {
    return (await this.store.list()).map((row) => ({
      id: row.id,
      channel: row.channel,
      to: this.#recipient(row),
      from: row.sender,
      count: row.count,
      firstAt: row.first_at,
      lastAt: row.last_at,
    }));
  }

  /**
   * From now on the number or domain is the organisation's.
   * @throws AppError `quarantine/not-found`, `quarantine/unassignable`, `organisations/not-found`, `organisations/number-taken`,
   *   `organisations/domain-taken`
   */
  async assign(id: string, organisationId: string, actor: Actor): Promise<void> {
    await this.work.run(async (tx) => {
      const row = await this.store.find(tx, id);
      if (!row) {
        throw new AppError({
          code: 'quarantine/not-found',
          detail: 'This is no longer in quarantine: somebody has assigned it. Load the list anew.',
          status: 404,
        });
      }
      const address = this.#recipient(row);
      if (!E164.test(address) && !MAIL_DOMAIN.test(address)) throw unassignable();
      await this.organisations.giveAddress(tx, organisationId, address, actor);
    });
    await this.directory.refresh();
  }

  #recipient({ id, sealed_recipient: seal }: QuarantineRow): string {
    const recipient = this.sealer.open(PURPOSES.quarantine(id), seal)?.toString('utf8');
    if (recipient !== undefined) return recipient;
    throw new AppError({
      code: 'config/key-is-another',
      detail:
        'The quarantine was written under another server key. Put the former key back as CENTRALITA_KEY_PREVIOUS.',
      status: 500,
    });
  }
}

/** A short code, or an address that only the provider understands. */
const unassignable = (): AppError =>
  new AppError({
    code: 'quarantine/unassignable',
    detail: 'This is neither a phone number nor a mail domain, so no organisation can have it.',
    status: 409,
  });
