import { TransferRequest, type Colleague } from '@centralita/shared-types';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { CallTransfers } from '../../domains/calls/api/call-transfers';
import type { Principal } from '../../domains/people/api/principal';
import { Allowed, Who } from '../access/allowed';
import { NotStored } from '../private-answers';

/** Gives a call to somebody else. Of one's own organisation: a browser calls by the account of its organisation. */
@Controller('api')
@Allowed('agent')
export class TransferController {
  constructor(private readonly transfers: CallTransfers) {}

  @Get('colleagues')
  @NotStored()
  colleagues(@Who() agent: Principal): Promise<Colleague[]> {
    return this.transfers.colleagues(agent);
  }

  @Post('transfers')
  @HttpCode(204)
  transfer(@Body() wish: TransferRequest, @Who() agent: Principal): Promise<void> {
    return this.transfers.transfer(agent, wish);
  }
}
