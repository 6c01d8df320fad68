import type { CallReplay, CallWalk, DrawnFlow, DrawnFlows } from '@centralita/shared-types';
import { CallFlows } from '@centralita/twiml';
import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CallHistory } from '../../domains/calls/api/call-history';
import { CallWalks } from '../../domains/calls/api/call-walks';
import { Allowed, InOrganisation } from '../access/allowed';
import { NotStored } from '../private-answers';
import { CallReplays } from './call-replays';

/** The installed flows as their code draws them, the calls that stand in them, and the way of a call through them. */
@Controller('api/call-flows')
@Allowed('admin')
export class CallFlowsController {
  constructor(
    private readonly flows: CallFlows,
    private readonly history: CallHistory,
    private readonly walks: CallWalks,
    private readonly replays: CallReplays,
  ) {}

  @Get()
  @NotStored()
  async list(@InOrganisation() organisationId: string): Promise<DrawnFlows> {
    const standing = await this.walks.standing(organisationId);
    const calls = standing.map(({ callSid: callId, ...call }) => ({ callId, ...call }));
    return { flows: this.#drawn(), calls };
  }

  @Get('calls/:id')
  @NotStored()
  async walk(@InOrganisation() organisationId: string, @Param('id') id: string): Promise<CallWalk> {
    const call = await this.history.find(organisationId, id);
    return { call, steps: await this.walks.steps(call.id) };
  }

  /** Nobody rings, and nothing is kept. */
  @Post('calls/:id/replay')
  @HttpCode(200)
  @NotStored()
  async replay(@InOrganisation() organisationId: string, @Param('id') id: string): Promise<CallReplay> {
    const call = await this.history.find(organisationId, id);
    return { steps: await this.replays.of(await this.walks.steps(call.id)) };
  }

  #drawn(): DrawnFlow[] {
    const warnings = this.flows.warnings();
    return this.flows.describe().map(({ id, title, description, calls, steps }) => {
      const links = this.flows.drawn(id);
      return {
        id,
        title,
        ...(description !== undefined && { description }),
        calls,
        steps: steps.map(({ name, event }) => {
          const to = links.get(name);
          const leadsTo = [...(to?.steps ?? [])];
          return {
            name,
            event,
            leadsTo,
            goesOnWith: [...(to?.flows ?? [])],
            bySetting: to?.bySetting ?? false,
            warnings: warnings.filter((one) => one.flow === id && one.step === name).map(({ kind }) => kind),
          };
        }),
      };
    });
  }
}
