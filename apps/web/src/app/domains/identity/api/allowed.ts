import { inject } from '@angular/core';
import { Router, type CanActivateFn } from '@angular/router';
import type { Role } from '@centralita/shared-types/rules';
import { SessionStore } from '../data/session-store';

/**
 * Route guard: only people with at least this role. Whoever is not signed in goes to the sign-in page and comes back
 * after it; whoever may not see the page is told so.
 */
export const allowed =
  (role: Role): CanActivateFn =>
  async (_route, { url }) => {
    const session = inject(SessionStore);
    const router = inject(Router);
    if ((await session.known()) !== 'signed-in')
      return router.createUrlTree(['/sign-in'], {
        queryParams: { to: url, ...(session.ended() && { ended: 'yes' }) },
      });
    return session.allows(role) || router.createUrlTree(['/not-allowed']);
  };
