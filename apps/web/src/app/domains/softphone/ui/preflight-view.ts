import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../../../shared/ui/icon';
import type { IconName } from '../../../shared/ui/icon-paths';
import {
  PREFLIGHT_SEC,
  type PreflightReport,
  type PreflightState,
  type PreflightVerdict,
} from '../data/models/preflight';

interface Fact {
  key: string;
  value: string;
}

const VERDICT_ICONS: Record<PreflightVerdict, IconName> = { good: 'ok', fair: 'warning', poor: 'error' };

/** The test call: how far it is, then the result in words with the figures below. */
@Component({
  selector: 'app-preflight-view',
  imports: [Icon, TranslocoDirective],
  templateUrl: './preflight-view.html',
  styleUrl: './preflight-view.scss',
})
export class PreflightView {
  readonly state = input.required<PreflightState>();
  readonly language = input.required<string>();

  protected readonly verdictIcons = VERDICT_ICONS;
  protected readonly percent = computed(() => {
    const state = this.state();
    if (state.step === 'connecting') return 5;
    return state.step === 'measuring' ? Math.min(100, Math.round((state.samples / PREFLIGHT_SEC) * 100)) : 0;
  });

  protected facts(report: PreflightReport): Fact[] {
    const number = (digits: number): Intl.NumberFormat =>
      new Intl.NumberFormat(this.language(), {
        maximumFractionDigits: digits,
        minimumFractionDigits: digits,
      });
    const facts: [string, number | undefined, number, string][] = [
      ['mos', report.mos, 1, ''],
      ['roundTrip', report.roundTripMs, 0, ' ms'],
      ['jitter', report.jitterMs, 1, ' ms'],
      ['loss', report.packetLossPercent, 1, ' %'],
      ['setUp', report.mediaSetUpMs, 0, ' ms'],
    ];
    return facts.flatMap(([key, value, digits, unit]) =>
      value === undefined ? [] : [{ key, value: number(digits).format(value) + unit }],
    );
  }
}
