import { Component, computed, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { DemoGuide } from '../domains/settings/api/demo-guide';
import { PhoneLine } from '../domains/softphone/api/phone-line';

/** The phone's page, and where the emulator runs whom to call. */
@Component({
  selector: 'app-phone-place',
  imports: [DemoGuide, RouterOutlet],
  template: '<router-outlet /><app-demo-guide [teamNumber]="teamNumber()" />',
})
export class PhonePlace {
  private readonly line = inject(PhoneLine);
  protected readonly teamNumber = computed(() =>
    this.line.current()?.kind === 'team' ? this.line.number() : undefined,
  );
}
