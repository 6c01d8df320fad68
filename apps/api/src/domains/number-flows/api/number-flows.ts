import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import type { FlowOptions, NumberFlow, NumberFlowChange } from '@centralita/shared-types';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AppError } from '../../../platform/errors/app-error';
import { ActivityLog } from '../../../platform/events/activity-log';
import { maskPhoneNumber } from '../../../platform/logging/mask-phone-number';
import { AuditLog, type Actor } from '../../audit/api/audit-log';
import { OrganisationDirectory } from '../../organisations/api/organisation-directory';
import { CallNumbers } from '../call-numbers';
import { ChosenFlows } from '../chosen-flows';
import type { NumberFlowRow } from '../number-flows-schema';
import { FlowOptionsRules } from './flow-options';

/** Which flow answers which number. */
@Injectable()
export class NumberFlows {
  readonly #supposed = new AsyncLocalStorage<NumberFlowRow>();

  constructor(
    private readonly chosen: ChosenFlows,
    private readonly rules: FlowOptionsRules,
    private readonly organisations: OrganisationDirectory,
    private readonly callNumbers: CallNumbers,
    private readonly work: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly activities: ActivityLog,
  ) {}

  /** One for each number of the organisation that can be called, in its order. */
  list(organisationId: string): NumberFlow[] {
    const rows = this.chosen.ofOrganisation(organisationId);
    return this.callNumbers.of(organisationId, rows).map((number) => itemOf(number, rows.get(number)));
  }

  /** @throws AppError `number-flows/not-found`, `number-flows/options` */
  async change(
    organisationId: string,
    { number, flow, options }: NumberFlowChange,
    actor: Actor,
  ): Promise<NumberFlow> {
    const row = this.#rowOf(organisationId, { number, flow, options });
    await this.work.run(async (tx) => {
      await this.chosen.save(tx, row);
      await this.audit.record(tx, {
        actor,
        action: 'organisations/flow-chosen',
        organisationId,
        details: { numbers: maskPhoneNumber(number), name: flow },
      });
      const data = { organisationId };
      this.activities.append(tx, { stream: organisationId, kind: 'organisations/changed', data });
    });
    await this.chosen.refresh();
    return itemOf(number, row);
  }

  /**
   * Does something as if a change had been made, and changes nothing.
   * @throws AppError `number-flows/not-found`, `number-flows/options`
   */
  suppose<T>(organisationId: string, change: NumberFlowChange, work: () => T): T {
    return this.#supposed.run(this.#rowOf(organisationId, change), work);
  }

  /** Id of the flow that was chosen for a number; undefined where none was. */
  flowOf(number: string): string | undefined {
    return this.#chosen(number)?.flow ?? undefined;
  }

  /** What a flow was told about a number; undefined where it was told nothing. */
  optionsOf<Id extends keyof FlowOptions>(number: string, flowId: Id): FlowOptions[Id] | undefined {
    const row = this.#chosen(number);
    return row && (JSON.parse(row.options) as FlowOptions)[flowId];
  }

  #rowOf(organisationId: string, { number, flow, options }: NumberFlowChange): NumberFlowRow {
    if (this.organisations.ofNumber(number) !== organisationId) throw notFound();
    for (const [id, own] of Object.entries(options)) this.rules.assertFit(id, own);
    return { number, organisation_id: organisationId, flow, options: JSON.stringify(options) };
  }

  /** A choice counts while the number is whoever's chose. */
  #chosen(number: string): NumberFlowRow | undefined {
    const organisationId = this.organisations.ofNumber(number);
    if (organisationId === undefined) return undefined;
    const supposed = this.#supposed.getStore();
    const row = supposed?.number === number ? supposed : this.chosen.of(number);
    return row?.organisation_id === organisationId ? row : undefined;
  }
}

const itemOf = (number: string, row: NumberFlowRow | undefined): NumberFlow => ({
  number,
  flow: row?.flow ?? null,
  options: row ? (JSON.parse(row.options) as FlowOptions) : {},
});

const notFound = (): AppError =>
  new AppError({
    code: 'number-flows/not-found',
    detail: 'Your organisation has no such number. Go back to the list and choose one.',
    status: 404,
  });
