import type { ImportLine, ImportResult } from '@centralita/shared-types';
import { countryOfNumber } from '@centralita/shared-types/phone-numbers';
import { Injectable } from '@nestjs/common';
import { Config } from '../../../platform/config/config';
import type { Tx } from '../../../platform/database/tx';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { OrganisationDirectory } from '../../organisations/api/organisation-directory';
import { readAppointmentList, type ReadLine } from '../appointment-list';
import { AppointmentsStore } from '../appointments.store';
import { ListIds, type KnownByIds } from '../list-ids';
import { ReminderRulesStore } from '../reminder-rules.store';
import { Appointments } from './appointments';

export interface ImportOptions {
  /** Only says what would happen. */
  dryRun: boolean;
  /** Of lines that say none; that of the organisation where absent. */
  timeZone?: string | undefined;
  /** Whether the customers are sent a confirmation of what is new. */
  confirms: boolean;
}

/** A unit of work holds up every other writer: so many lines in each. */
const PIECE = 50;

/** Brings in a list of appointments. The same list twice has the effect of once. */
@Injectable()
export class AppointmentImport {
  constructor(
    private readonly appointments: Appointments,
    private readonly store: AppointmentsStore,
    private readonly rules: ReminderRulesStore,
    private readonly directory: OrganisationDirectory,
    private readonly config: Config,
    private readonly work: UnitOfWork,
  ) {}

  async run(organisationId: string, content: Buffer, options: ImportOptions): Promise<ImportResult> {
    const timeZone = options.timeZone ?? (await this.rules.read(organisationId)).timeZone;
    const [number = this.config.phoneNumber] = this.directory.numbersOf(organisationId);
    const country = number === undefined ? undefined : countryOfNumber(number);
    const { columns, lines, faults } = readAppointmentList(content, { timeZone, country });
    const counts = { added: 0, changed: 0 };
    const listIds = new ListIds();
    if (!options.dryRun) {
      for (let first = 0; first < lines.length; first += PIECE) {
        const { added, changed } = await this.#bring(organisationId, lines.slice(first, first + PIECE), {
          timeZone,
          isSilent: !options.confirms,
          listIds,
        });
        counts.added += added;
        counts.changed += changed;
      }
    }
    return { columns, lines: lines.map(lineView), faults, ...counts };
  }

  #bring(
    organisationId: string,
    lines: readonly ReadLine[],
    { listIds, ...how }: { timeZone: string; isSilent: boolean; listIds: ListIds },
  ): Promise<{ added: number; changed: number }> {
    return this.work.run(async (tx) => {
      const results: string[] = [];
      const known = await this.#known(tx, organisationId, lines);
      for (const { draft, ids } of lines) {
        const identified = ids ? { ...draft, externalId: listIds.idOf(ids, draft, known) } : draft;
        results.push((await this.appointments.bring(tx, organisationId, identified, how)).result);
      }
      const count = (result: string): number => results.filter((one) => one === result).length;
      return { added: count('added'), changed: count('changed') };
    });
  }

  async #known(tx: Tx, organisationId: string, lines: readonly ReadLine[]): Promise<KnownByIds> {
    const ids = lines.flatMap((line) => (line.ids ? [line.ids.shared, line.ids.own] : []));
    const rows = ids.length === 0 ? [] : await this.store.namesOf(tx, organisationId, ids);
    return new Map(rows.map((row) => [row.external_id, row]));
  }
}

const lineView = ({ line, draft }: ReadLine): ImportLine => ({
  line,
  name: draft.name ?? null,
  phone: draft.phone ?? null,
  email: draft.email ?? null,
  startsAt: Date.parse(draft.startsAt),
  what: draft.what,
});
