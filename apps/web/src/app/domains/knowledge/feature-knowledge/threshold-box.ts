import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { liveRemote } from '../../../shared/data-live/live-remote';
import { Attempts } from '../../../shared/ui/attempts';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { SelectBox } from '../../../shared/ui/select-box';
import { Skeleton } from '../../../shared/ui/skeleton';
import { OrganisationChoice } from '../../people/api';
import { KnowledgeClient } from '../data/knowledge-client';
import { thresholdChoices } from '../data/models/threshold-choices';

/** How sure the bot must be before it answers by itself. */
@Component({
  selector: 'app-threshold-box',
  imports: [FailureNotice, SelectBox, Skeleton, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (settings.value(); as chosen) {
        <app-select-box
          #box
          [label]="t('knowledge.threshold.label')"
          [hint]="t('knowledge.threshold.hint')"
          [choices]="choices()"
          [value]="chosen.threshold + ''"
          [disabled]="attempts.busy()"
          (valueChange)="set(+$event, box)"
        />
      } @else if (settings.error(); as error) {
        <app-failure-notice [error]="error" [busy]="settings.busy()" (retry)="settings.refresh()" />
      } @else {
        <app-skeleton [rows]="1" />
      }
    </ng-container>
  `,
})
export class ThresholdBox {
  private readonly client = inject(KnowledgeClient);
  private readonly organisation = inject(OrganisationChoice).id;
  private readonly words = inject(TranslocoService);
  protected readonly attempts = new Attempts('knowledge.failure.');

  protected readonly settings = liveRemote({
    of: this.organisation,
    kinds: ['knowledge/changed'],
    ask: (id) => this.client.settings(id),
  });
  protected readonly choices = computed(() => {
    const language = this.words.activeLang();
    return thresholdChoices(this.settings.value()?.threshold).map(({ percent, key }) => ({
      value: String(percent),
      text: this.words.translate<string>(key, { percent }, language),
    }));
  });

  protected async set(threshold: number, box: SelectBox): Promise<void> {
    const organisation = this.organisation();
    if (organisation === undefined || threshold === this.settings.value()?.threshold) return;
    const isSet = await this.attempts.run(async () => {
      const settings = await this.client.set(organisation, { threshold });
      this.settings.update(() => settings);
      this.attempts.say('knowledge.threshold.set');
    });
    // It goes on showing what holds.
    const holds = this.settings.value()?.threshold;
    if (!isSet && holds !== undefined) box.value.set(String(holds));
  }
}
