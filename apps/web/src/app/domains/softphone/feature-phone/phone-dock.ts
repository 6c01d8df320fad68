import { Component, DestroyRef, computed, inject } from '@angular/core';
import { Router } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import { PhoneStore } from '../data/phone-store';
import { CallBar } from './call-bar';
import { PhoneBackground } from './phone-background';
import { PhonePanel } from './phone-panel';
import { PhoneView } from './phone-view';
import { WideScreen } from './wide-screen';

/**
 * The phone in the shell: beside the page on a wide screen; on a small one a bar while a call goes on and another page
 * is shown (the page `/phone` is the phone itself there).
 */
@Component({
  selector: 'app-phone-dock',
  imports: [CallBar, PhonePanel],
  providers: [provideTranslocoScope('softphone')],
  template: `
    @switch (mode()) {
      @case ('panel') {
        <aside>
          <app-phone-panel [withRecents]="!view.onPage()" />
        </aside>
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

  protected readonly mode = computed(() => {
    if (this.phone.line.state().kind === 'unset') return 'none';
    if (this.wide.is()) return 'panel';
    return this.phone.inCall() && !this.view.onPage() ? 'bar' : 'none';
  });

  constructor() {
    const background = inject(PhoneBackground);
    inject(DestroyRef).onDestroy(background.start());
    this.view.onWanted(() => void this.router.navigateByUrl('/phone'));
  }
}
