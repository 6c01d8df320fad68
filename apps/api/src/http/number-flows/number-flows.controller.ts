import { NumberFlowChange, type NumberFlow, type NumberFlows } from '@centralita/shared-types';
import { CallFlows } from '@centralita/twiml';
import { Body, Controller, Get, Put } from '@nestjs/common';
import type { Actor } from '../../domains/audit/api/audit-log';
import { NumberFlows as Choices } from '../../domains/number-flows/api/number-flows';
import { Config } from '../../platform/config/config';
import { AppError } from '../../platform/errors/app-error';
import { Allowed, By, InOrganisation } from '../access/allowed';
import { NotStored } from '../private-answers';

/** Which flow answers which number of an organisation. */
@Controller('api/number-flows')
@Allowed('admin')
export class NumberFlowsController {
  constructor(
    private readonly choices: Choices,
    private readonly flows: CallFlows,
    private readonly config: Config,
  ) {}

  @Get()
  @NotStored()
  async list(@InOrganisation() organisationId: string): Promise<NumberFlows> {
    const numbers = await this.choices.list(organisationId);
    return { numbers, flows: this.#answering(), usual: this.config.incomingFlow };
  }

  @Put()
  @NotStored()
  change(
    @Body() change: NumberFlowChange,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<NumberFlow> {
    for (const id of flowsIn(change)) {
      if (!this.#answering().some((flow) => flow.id === id)) throw unknownFlow(id);
    }
    return this.choices.change(organisationId, change, actor);
  }

  /** Those that a call can come in to. */
  #answering(): { id: string; title: string }[] {
    return this.flows
      .describe()
      .filter(({ steps }) => steps.some(({ name, event }) => name === 'start' && event !== 'OutgoingCall'))
      .map(({ id, title }) => ({ id, title }));
  }
}

/** Every flow that a choice names. */
const flowsIn = ({ flow, options }: NumberFlowChange): string[] => {
  const { menu, 'opening-hours': hours } = options;
  const named = [flow, hours?.open, hours?.closed, ...listOf(menu?.choices).map((choice) => choice.flow)];
  return named.filter((id): id is string => typeof id === 'string');
};

/** The options are looked at as a whole later: here they may still be anything. */
const listOf = <T>(value: T[] | undefined): T[] => (Array.isArray(value) ? value.filter(Boolean) : []);

const unknownFlow = (id: string): AppError =>
  new AppError({
    code: 'number-flows/unknown-flow',
    detail: `No flow "${id}" is installed that could answer a call. Choose another.`,
    status: 422,
  });
