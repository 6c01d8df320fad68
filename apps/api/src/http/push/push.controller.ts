import { PushChoices, PushEndpoint, PushSubscriptionInput, type PushKey } from '@centralita/shared-types';
import { Body, Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import type { Actor } from '../../domains/audit/api/audit-log';
import { PushKeys } from '../../domains/notifications/api/push-keys';
import { PushSubscriptions } from '../../domains/notifications/api/push-subscriptions';
import type { Principal } from '../../domains/people/api/principal';
import { Allowed, By, PeopleOnly, Who } from '../access/allowed';
import { NotStored } from '../private-answers';

/** Waking the pages of whoever is signed in when they are closed. */
@Controller('api/push')
@Allowed('viewer')
@PeopleOnly()
export class PushController {
  constructor(
    private readonly keys: PushKeys,
    private readonly subscriptions: PushSubscriptions,
  ) {}

  @Get('key')
  @NotStored()
  async key(): Promise<PushKey> {
    const { publicKey } = await this.keys.pair();
    return { publicKey };
  }

  @Post('subscriptions')
  @HttpCode(204)
  subscribe(@Body() input: PushSubscriptionInput, @Who() who: Principal, @By() actor: Actor): Promise<void> {
    const { endpoint, p256dh, auth } = input;
    return this.subscriptions.add(who, { endpoint, p256dh, auth }, actor);
  }

  @Delete('subscriptions')
  @HttpCode(204)
  unsubscribe(@Body() { endpoint }: PushEndpoint, @Who() who: Principal, @By() actor: Actor): Promise<void> {
    return this.subscriptions.remove(who, endpoint, actor);
  }

  @Get('choices')
  @NotStored()
  choices(@Who() who: Principal): Promise<PushChoices> {
    return this.subscriptions.choices(who);
  }

  @Put('choices')
  @NotStored()
  choose(@Body() choices: PushChoices, @Who() who: Principal, @By() actor: Actor): Promise<PushChoices> {
    return this.subscriptions.choose(who, choices, actor);
  }
}
