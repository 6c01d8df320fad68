import { Injectable, type CanActivate } from '@nestjs/common';
import { AppError } from '../platform/errors/app-error';
import { Config } from '../platform/config/config';

/** Closes what is for people who bring their own account, where the server does not serve them. */
@Injectable()
export class PersonalModeGuard implements CanActivate {
  constructor(private readonly config: Config) {}

  canActivate(): boolean {
    if (this.config.personalMode === 'on') return true;
    throw new AppError({
      code: 'personal-mode/off',
      detail:
        'This server does not take accounts that people bring: PERSONAL_MODE is off. Ask its administrator.',
      status: 403,
    });
  }
}
