import { AccountInput, type AccountItem, type ConnectionReport } from '@centralita/shared-types';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Req, UseGuards } from '@nestjs/common';
import { ThrottlerGuard } from '@nestjs/throttler';
import type { Request } from 'express';
import { AccountActions } from '../../domains/accounts/api/account-actions';
import { AccountTester } from '../../domains/accounts/api/account-tester';
import { StatusCallbacks } from '../../domains/accounts/api/status-callbacks';
import type { Actor } from '../../domains/audit/api/audit-log';
import { PublicUrl } from '../../platform/public-url/public-url';
import { Allowed, By, PeopleOnly } from '../access/allowed';
import { NotStored } from '../private-answers';

/**
 * The server's accounts at providers: written, tested, never read back. Programs write none: whoever chose the Auth Token
 * could sign webhooks after their own token has ended.
 */
@Controller('api/accounts')
@Allowed('owner')
export class AccountsController {
  constructor(
    private readonly actions: AccountActions,
    private readonly tester: AccountTester,
    private readonly statusCallbacks: StatusCallbacks,
    private readonly publicUrl: PublicUrl,
  ) {}

  @Get()
  @NotStored()
  list(@Req() request: Request): Promise<AccountItem[]> {
    return this.actions.list(this.#place(request));
  }

  @Post()
  @PeopleOnly()
  @NotStored()
  add(@Body() input: AccountInput, @By() actor: Actor, @Req() request: Request): Promise<AccountItem> {
    return this.actions.add(input, actor, this.#place(request));
  }

  @Put(':id')
  @PeopleOnly()
  @NotStored()
  change(
    @Param('id') id: string,
    @Body() input: AccountInput,
    @By() actor: Actor,
    @Req() request: Request,
  ): Promise<AccountItem> {
    return this.actions.change(id, input, actor, this.#place(request));
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@Param('id') id: string, @By() actor: Actor): Promise<void> {
    return this.actions.remove(id, actor);
  }

  /** Asks the provider, so it is limited like what else does. */
  @Post(':id/test')
  @HttpCode(200)
  @UseGuards(ThrottlerGuard)
  @NotStored()
  test(@Param('id') id: string, @By() actor: Actor, @Req() request: Request): Promise<ConnectionReport> {
    return this.tester.test(id, actor, this.#place(request));
  }

  /** Sets at the provider where this server hears how calls end, and tests. */
  @Post(':id/status-callback')
  @HttpCode(200)
  @UseGuards(ThrottlerGuard)
  @NotStored()
  setStatusCallback(
    @Param('id') id: string,
    @By() actor: Actor,
    @Req() request: Request,
  ): Promise<ConnectionReport> {
    return this.statusCallbacks.set(id, actor, this.#place(request));
  }

  #place(request: Request): { publicBaseUrl: string; reachable: boolean } {
    const publicBaseUrl = this.publicUrl.baseFor(request);
    return { publicBaseUrl, reachable: this.publicUrl.isReachable(publicBaseUrl) };
  }
}
