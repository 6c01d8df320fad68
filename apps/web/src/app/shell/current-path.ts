import { Injectable, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter, map } from 'rxjs';

/** The address of the page that is shown, without query and fragment. */
@Injectable({ providedIn: 'root' })
export class CurrentPath {
  private readonly router = inject(Router);
  readonly path = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => pathOf(event.urlAfterRedirects)),
    ),
    { initialValue: '' },
  );
}

export const pathOf = (url: string): string => url.split(/[?#]/)[0] ?? url;
