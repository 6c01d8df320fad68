import { Injectable } from '@nestjs/common';
import { Config } from './config';

/** Where browsers reach the emulator. */
@Injectable()
export class EmulatorAddress {
  /** Absent where this server talks to the real Twilio. */
  readonly browserBase: string | undefined;

  constructor({ emulatorUrl, emulatorPublicUrl }: Config) {
    this.browserBase = emulatorUrl && (emulatorPublicUrl ?? emulatorUrl);
  }
}
