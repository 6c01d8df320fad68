import {
  NumberFlowChange,
  type AnsweringFlow,
  type FlowPreview,
  type NumberFlow,
  type NumberFlows,
} from '@centralita/shared-types';
import { CallFlows } from '@centralita/twiml';
import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import type { Actor } from '../../domains/audit/api/audit-log';
import { FlowOptionsRules } from '../../domains/number-flows/api/flow-options';
import { NumberFlows as Choices } from '../../domains/number-flows/api/number-flows';
import { Config } from '../../platform/config/config';
import { AppError } from '../../platform/errors/app-error';
import { Allowed, By, InOrganisation } from '../access/allowed';
import { NotStored } from '../private-answers';
import { FlowRehearsal } from './flow-rehearsal';

/** Which flow answers which number of an organisation. */
@Controller('api/number-flows')
@Allowed('admin')
export class NumberFlowsController {
  constructor(
    private readonly choices: Choices,
    private readonly flows: CallFlows,
    private readonly rules: FlowOptionsRules,
    private readonly rehearsal: FlowRehearsal,
    private readonly config: Config,
  ) {}

  @Get()
  @NotStored()
  list(@InOrganisation() organisationId: string): NumberFlows {
    const numbers = this.choices.list(organisationId);
    const always = this.flows.describe().filter(({ id }) => this.rules.isForAll(id));
    return {
      numbers,
      flows: this.#answering(),
      always: always.map((flow) => this.#withFields(flow)),
      usual: this.config.incomingFlow,
    };
  }

  @Put()
  @NotStored()
  change(
    @Body() change: NumberFlowChange,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<NumberFlow> {
    this.#assertInstalled(change);
    this.rules.assertEnds(change.flow ?? this.config.incomingFlow, change.options);
    return this.choices.change(organisationId, change, actor);
  }

  /** What a caller would hear; nothing is saved. */
  @Post('preview')
  @HttpCode(200)
  @NotStored()
  preview(@Body() change: NumberFlowChange, @InOrganisation() organisationId: string): Promise<FlowPreview> {
    this.#assertInstalled(change);
    return this.rehearsal.preview(organisationId, {
      ...change,
      flow: change.flow ?? this.config.incomingFlow,
    });
  }

  #answering(): AnsweringFlow[] {
    return this.flows.beginning('incoming').map((flow) => this.#withFields(flow));
  }

  #withFields<Flow extends { id: string }>(flow: Flow): Flow & Pick<AnsweringFlow, 'fields'> {
    return { ...flow, fields: this.rules.fieldsOf(flow.id) };
  }

  #assertInstalled({ flow, options }: NumberFlowChange): void {
    const known = new Set(this.#answering().map(({ id }) => id));
    const named = [...(flow === null ? [] : [flow]), ...this.rules.flowsIn(options)];
    const unknown = named.find((id) => !known.has(id));
    if (unknown !== undefined) throw unknownFlow(unknown);
  }
}

const unknownFlow = (id: string): AppError =>
  new AppError({
    code: 'number-flows/unknown-flow',
    detail: `No flow "${id}" is installed that could answer a call. Choose another.`,
    status: 422,
  });
