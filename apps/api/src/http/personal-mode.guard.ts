import { Injectable, type CanActivate } from '@nestjs/common';
import { PersonalMode } from '../domains/people/api/personal-mode';
import { AppError } from '../platform/errors/app-error';

/** Closes what is for people who bring their own account, where the server does not serve them. */
@Injectable()
export class PersonalModeGuard implements CanActivate {
  constructor(private readonly personalMode: PersonalMode) {}

  canActivate(): boolean {
    if (this.personalMode.isOn) return true;
    throw new AppError({
      code: 'personal-mode/off',
      detail:
        'This server does not take accounts that people bring: personal mode is off, as it is by default where a team works. Sign in, or ask its administrator.',
      status: 403,
    });
  }
}
