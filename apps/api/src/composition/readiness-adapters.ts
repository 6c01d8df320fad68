import type { Provider } from '@nestjs/common';
import { HealthProbe } from '../adapters/http/health-probe';
import { TwilioAccountLines } from '../adapters/twilio/twilio-account-lines';
import { AccountLines } from '../domains/readiness/ports/account-lines';
import { AddressProbe } from '../domains/readiness/ports/address-probe';

/** How numbers are read and set, and our own address is asked. */
export const READINESS_ADAPTERS: readonly Provider[] = [
  { provide: AccountLines, useClass: TwilioAccountLines },
  { provide: AddressProbe, useClass: HealthProbe },
];
