import { Global, Module } from '@nestjs/common';
import { HealthProbe } from './adapters/http/health-probe';
import { TwilioAccountLines } from './adapters/twilio/twilio-account-lines';
import { TwilioClients } from './adapters/twilio/twilio-clients';
import { AccountLines } from './domains/readiness/ports/account-lines';
import { AddressProbe } from './domains/readiness/ports/address-probe';

/** How numbers are read and set, and our own address is asked. */
@Global()
@Module({
  providers: [
    TwilioClients,
    { provide: AccountLines, useClass: TwilioAccountLines },
    { provide: AddressProbe, useClass: HealthProbe },
  ],
  exports: [AccountLines, AddressProbe],
})
export class ReadinessAdaptersModule {}
