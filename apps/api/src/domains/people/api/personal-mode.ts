import { Injectable } from '@nestjs/common';
import { Config } from '../../../platform/config/config';
import { ServerOwnership } from './server-ownership';

/**
 * Whether people may bring their own Twilio account without signing in: what PERSONAL_MODE says; where it says nothing,
 * until somebody owns the server. A server with a team has no door for strangers by default.
 */
@Injectable()
export class PersonalMode {
  constructor(
    private readonly config: Config,
    private readonly ownership: ServerOwnership,
  ) {}

  get isOn(): boolean {
    return (this.config.personalMode ?? (this.ownership.exists ? 'off' : 'on')) === 'on';
  }
}
