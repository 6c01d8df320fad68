import { Location } from '@angular/common';
import { Component, DestroyRef, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import { filter, map } from 'rxjs';
import { PhoneStore } from '../data/phone-store';
import { CallBar } from './call-bar';
import { FoldedPhone } from './folded-phone';
import { PhoneBackground } from './phone-background';
import { PhonePanel } from './phone-panel';
import { PhoneView } from './phone-view';
import { WideScreen } from './wide-screen';

/** Pages of tables and drawings: they get the room of a phone that nobody uses at the moment. */
const ROOMY =
  /^\/(people|organisations|accounts|event-webhooks|alerts|activity|audit|analytics|flows|templates|campaigns|knowledge|appointments|go-live)(\/|$)/;

/**
 * The phone in the shell: beside the page on a wide screen, folded to a bar on pages that need the room; on a small one a
 * bar while a call goes on and another page is shown (the page `/phone` is the phone itself there).
 */
@Component({
  selector: 'app-phone-dock',
  imports: [CallBar, FoldedPhone, PhonePanel],
  providers: [provideTranslocoScope('softphone')],
  template: `
    @switch (mode()) {
      @case ('panel') {
        <aside>
          <app-phone-panel [withRecents]="!view.onPage()" />
        </aside>
      }
      @case ('folded') {
        <app-folded-phone (opened)="unfold()" />
      }
      @case ('bar') {
        <app-call-bar />
      }
    }
  `,
  styleUrl: './phone-dock.scss',
  host: { '[attr.data-mode]': 'mode()' },
})
export class PhoneDock {
  private readonly phone = inject(PhoneStore);
  protected readonly view = inject(PhoneView);
  private readonly wide = inject(WideScreen);
  private readonly router = inject(Router);

  private readonly path = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(({ urlAfterRedirects }) => pathOf(urlAfterRedirects)),
    ),
    // Before the first page is there, the router does not know it yet.
    { initialValue: pathOf(inject(Location).path()) },
  );
  /** It comes out by itself when it rings, and stays while there is something to see. */
  private readonly isFolded = computed(
    () => ROOMY.test(this.path()) && this.view.unfoldedOn() !== this.path() && this.phone.phase() === 'idle',
  );
  protected readonly mode = computed(() => {
    if (this.phone.line.state().kind === 'unset') return 'none';
    if (this.wide.is()) return this.isFolded() ? 'folded' : 'panel';
    return this.phone.inCall() && !this.view.onPage() ? 'bar' : 'none';
  });

  constructor() {
    const background = inject(PhoneBackground);
    inject(DestroyRef).onDestroy(background.start());
    this.view.onWanted(() => {
      if (this.wide.is()) this.unfold();
      else void this.router.navigateByUrl('/phone');
    });
  }

  protected unfold(): void {
    this.view.unfold(this.path());
  }
}

const pathOf = (url: string): string => url.split(/[?#]/)[0] ?? url;
