import { Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { EmptyState } from '../../../shared/ui/empty-state';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { PageHeader } from '../../../shared/ui/page-header';
import { Skeleton } from '../../../shared/ui/skeleton';
import { OrganisationsStore } from './organisations-store';

/** Around one organisation: its heading, or why there is none to show. */
@Component({
  selector: 'app-organisation-frame',
  imports: [EmptyState, FailureNotice, MatButton, PageHeader, RouterLink, Skeleton, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <app-page-header
        [heading]="name() ?? t('people.organisations.one')"
        [lead]="t('people.organisation.lead')"
      >
        <ng-container actions>
          <a matButton routerLink="/organisations">{{ t('people.organisation.back') }}</a>
          <ng-content select="[actions]" />
        </ng-container>
      </app-page-header>
      @if (store.organisations.error(); as error) {
        <app-failure-notice
          [error]="error"
          [busy]="store.organisations.busy()"
          (retry)="store.organisations.refresh()"
        />
      }
      @if (name() !== undefined) {
        <ng-content />
      } @else if (store.organisations.loading()) {
        <section class="card"><app-skeleton /></section>
      } @else if (store.organisations.value()) {
        <section class="card">
          <app-empty-state icon="building" [heading]="t('people.organisation.missing')">{{
            t('people.organisation.missingWhy')
          }}</app-empty-state>
        </section>
      }
    </ng-container>
  `,
  styleUrl: '../../../shared/ui/page.scss',
  styles: `
    :host {
      display: grid;
      gap: 24px;
    }
    /* Its words stand flush with the heading where the actions are below it. */
    a[matButton] {
      margin-inline-start: -12px;
    }
  `,
})
export class OrganisationFrame {
  /** Absent while it is not known, or there is none. */
  readonly name = input<string>();
  protected readonly store = inject(OrganisationsStore);
}
