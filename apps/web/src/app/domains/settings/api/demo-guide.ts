import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, provideTranslocoScope } from '@jsverse/transloco';
import { NumberFormat } from '../../../shared/phone-format/number-format';
import { Icon } from '../../../shared/ui/icon';
import { CredentialsStore } from '../data/credentials-store';
import { DemoLine } from '../data/demo-line';

/** On the demo line: the outside numbers worth dialling, one click from the phone, and the phone that calls back. */
@Component({
  selector: 'app-demo-guide',
  imports: [Icon, MatButton, RouterLink, TranslocoDirective],
  providers: [provideTranslocoScope('settings')],
  templateUrl: './demo-guide.html',
  styleUrl: './demo-guide.scss',
})
export class DemoGuide {
  private readonly format = inject(NumberFormat);
  private readonly credentials = inject(CredentialsStore);
  protected readonly demo = inject(DemoLine);

  protected readonly numbers = computed(() =>
    this.demo.numbers().map((number) => ({ ...number, written: this.format.format(number.phoneNumber) })),
  );
  /** The number of the team's line (E.164, empty where it has none of its own), where that is what the phone has. */
  readonly teamNumber = input<string>();
  protected readonly shown = computed(() => this.demo.inUse() || this.isTeamOnEmulator());
  private readonly isTeamOnEmulator = computed(
    () => this.teamNumber() !== undefined && this.demo.handsetUrl() !== undefined,
  );
  protected readonly own = computed(() =>
    this.format.format(this.teamNumber() ?? this.credentials.credentials()?.phoneNumber ?? ''),
  );

  constructor() {
    effect(() => {
      if (this.isTeamOnEmulator()) untracked(() => this.demo.know());
    });
  }
}
