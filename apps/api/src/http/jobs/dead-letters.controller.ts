import type { DeadLetter, Page } from '@centralita/shared-types';
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../../domains/audit/api/audit-log';
import { DeadLetterDesk } from '../../domains/alerts/api/dead-letter-desk';
import { Allowed, By } from '../access/allowed';
import { NotStored } from '../private-answers';

/** Jobs that were given up. */
@Controller('api/jobs/dead')
@Allowed('owner')
export class DeadLettersController {
  constructor(private readonly desk: DeadLetterDesk) {}

  @Get()
  @NotStored()
  page(@Query('before') before?: string): Promise<Page<DeadLetter>> {
    return this.desk.page(before);
  }

  @Post('retry')
  @HttpCode(200)
  async retryAll(@By() actor: Actor): Promise<{ retried: number }> {
    return { retried: await this.desk.retryAll(actor) };
  }

  @Post(':id/retry')
  @HttpCode(204)
  retry(@Param('id') id: string, @By() actor: Actor): Promise<void> {
    return this.desk.retry(id, actor);
  }
}
