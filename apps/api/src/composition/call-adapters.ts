import type { Provider } from '@nestjs/common';
import { TwilioCallControl } from '../adapters/twilio/twilio-call-control';
import { TwilioCallPrices } from '../adapters/twilio/twilio-call-prices';
import { TwilioCallRooms } from '../adapters/twilio/twilio-call-rooms';
import { TwilioCallStates } from '../adapters/twilio/twilio-call-states';
import { TwilioRecordings } from '../adapters/twilio/twilio-recordings';
import { CallControl } from '../domains/calls/ports/call-control';
import { CallPrices } from '../domains/calls/ports/call-prices';
import { CallRooms } from '../domains/calls/ports/call-rooms';
import { CallStates } from '../domains/calls/ports/call-states';
import { ProviderRecordings } from '../domains/recordings/ports/provider-recordings';

/** Who makes calls, moves them, looks them up and bills them. */
export const CALL_ADAPTERS: readonly Provider[] = [
  { provide: CallControl, useClass: TwilioCallControl },
  { provide: CallPrices, useClass: TwilioCallPrices },
  { provide: CallRooms, useClass: TwilioCallRooms },
  { provide: CallStates, useClass: TwilioCallStates },
  { provide: ProviderRecordings, useClass: TwilioRecordings },
];
