import type { DemoAccount } from '@centralita/shared-types';
import { Controller, Get } from '@nestjs/common';
import { DemoAccounts } from '../../domains/accounts/api/demo-accounts';
import { Everyone } from '../access/allowed';
import { NotStored } from '../private-answers';

/** The emulator's account, for one click into the demo. */
@Controller('api/demo-account')
@Everyone()
export class DemoAccountController {
  constructor(private readonly accounts: DemoAccounts) {}

  @Get()
  @NotStored()
  read(): Promise<DemoAccount> {
    return this.accounts.read();
  }
}
