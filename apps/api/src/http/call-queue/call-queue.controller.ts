import type { CallQueueState } from '@centralita/shared-types';
import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Callbacks } from '../../domains/call-queue/api/callbacks';
import { CallQueue } from '../../domains/call-queue/api/call-queue';
import type { Principal } from '../../domains/people/api/principal';
import { Allowed, InOrganisation, Who } from '../access/allowed';
import { NotStored } from '../private-answers';

/** Callers who wait for an organisation. */
@Controller('api/queue')
@Allowed('agent')
export class CallQueueController {
  constructor(
    private readonly queue: CallQueue,
    private readonly callbacks: Callbacks,
  ) {}

  @Get()
  @NotStored()
  state(@InOrganisation() organisationId: string): Promise<CallQueueState> {
    return this.queue.state(organisationId);
  }

  /** Of one's own organisation: a browser is rung by the account of its organisation. */
  @Post('take')
  @HttpCode(204)
  take(@Who() { organisationId, personId }: Principal): Promise<void> {
    return this.queue.takeNext(organisationId, personId);
  }

  @Post('callbacks/:id/take')
  @HttpCode(204)
  takeCallback(
    @Param('id') id: string,
    @InOrganisation() organisationId: string,
    @Who() { personId }: Principal,
  ): Promise<void> {
    return this.callbacks.take({ organisationId, id, personId });
  }

  @Post('callbacks/:id/done')
  @HttpCode(204)
  done(
    @Param('id') id: string,
    @InOrganisation() organisationId: string,
    @Who() { personId }: Principal,
  ): Promise<void> {
    return this.callbacks.done({ organisationId, id, personId });
  }
}
