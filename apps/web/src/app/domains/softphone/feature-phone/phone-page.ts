import { Component, DestroyRef, computed, effect, inject, input, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { PhoneStore } from '../data/phone-store';
import { PhoneIcon } from '../ui/phone-icon';
import type { PhoneIconName } from '../ui/phone-icons';
import { PhoneAway } from './phone-away';
import { PhonePanel } from './phone-panel';
import { PhoneRecents } from './phone-recents';
import { PhoneView, type PhoneDialogName } from './phone-view';
import { TelLinks, numberFromLink } from './tel-links';
import { WideScreen } from './wide-screen';

const TOOLS: readonly { name: PhoneDialogName; icon: PhoneIconName }[] = [
  { name: 'devices', icon: 'headset' },
  { name: 'preflight', icon: 'pulse' },
  { name: 'shortcuts', icon: 'keyboard' },
];

/** `/phone`: the phone itself on a small screen; on a wide one, where it stands beside, its calls and its tools. */
@Component({
  selector: 'app-phone-page',
  imports: [MatButton, PhoneAway, PhoneIcon, PhonePanel, PhoneRecents, TranslocoDirective],
  templateUrl: './phone-page.html',
  styleUrl: './phone-page.scss',
})
export class PhonePage {
  /** `?call=+15550001111`, or a whole `tel:` link. */
  readonly call = input<string>();

  private readonly phone = inject(PhoneStore);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  protected readonly view = inject(PhoneView);
  protected readonly wide = inject(WideScreen);
  protected readonly telLinks = inject(TelLinks);
  protected readonly tools = TOOLS;
  protected readonly isUnset = computed(() => this.phone.line.state().kind === 'unset');

  constructor() {
    inject(DestroyRef).onDestroy(this.view.enterPage());
    effect(() => {
      const number = numberFromLink(this.call() ?? '');
      if (number !== undefined) untracked(() => this.take(number));
    });
  }

  /** Off the address again, so that the same link works twice and a reload does not bring the number back. */
  private take(number: string): void {
    this.phone.prepare(number);
    void this.router.navigate([], {
      relativeTo: this.route,
      queryParams: { call: null },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}
