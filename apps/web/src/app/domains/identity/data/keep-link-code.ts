import { Location } from '@angular/common';
import { inject } from '@angular/core';
import { RedirectCommand, Router, type CanActivateFn } from '@angular/router';
import { LinkCodes, type LinkPage } from './link-codes';

/**
 * Takes the code out of `/<page>#<code>` before anything else happens, so that neither the address bar nor the history
 * keeps it. A fragment never reaches a server.
 */
export const keepLinkCode =
  (page: LinkPage): CanActivateFn =>
  ({ fragment }) => {
    if (!fragment) return true;
    inject(LinkCodes).keep(page, fragment);
    inject(Location).replaceState(`/${page}`);
    return new RedirectCommand(inject(Router).parseUrl(`/${page}`), { replaceUrl: true });
  };
