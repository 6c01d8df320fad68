import type { DeadLetter, Page } from '@centralita/shared-types';
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../../domains/audit/api/audit-log';
import { DeadLetterActions } from '../../domains/alerts/api/dead-letter-actions';
import { Allowed, By } from '../access/allowed';
import { NotStored } from '../private-answers';

/** Jobs that were given up. */
@Controller('api/jobs/dead')
@Allowed('owner')
export class DeadLettersController {
  constructor(private readonly actions: DeadLetterActions) {}

  @Get()
  @NotStored()
  page(@Query('before') before?: string): Promise<Page<DeadLetter>> {
    return this.actions.page(before);
  }

  @Post('retry')
  @HttpCode(200)
  async retryAll(@By() actor: Actor): Promise<{ retried: number }> {
    return { retried: await this.actions.retryAll(actor) };
  }

  @Post(':id/retry')
  @HttpCode(204)
  retry(@Param('id') id: string, @By() actor: Actor): Promise<void> {
    return this.actions.retry(id, actor);
  }
}
