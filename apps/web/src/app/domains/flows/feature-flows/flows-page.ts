import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { NumberFlow, NumberFlows } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { NumberFormat } from '../../../shared/phone-format/number-format';
import { EmptyState } from '../../../shared/ui/empty-state';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { Icon } from '../../../shared/ui/icon';
import { PageHeader } from '../../../shared/ui/page-header';
import { Skeleton } from '../../../shared/ui/skeleton';
import { OrganisationChoice, OrganisationSelect } from '../../people/api';
import { FlowNames } from '../ui/flow-names';
import { FlowGraph } from '../ui/flow-graph';
import { FlowsAtWork } from './flows-at-work';
import { FlowsStore } from './flows-store';

/** What answers each number, and which flows there are. */
@Component({
  selector: 'app-flows-page',
  imports: [
    EmptyState,
    FailureNotice,
    FlowGraph,
    Icon,
    MatButton,
    OrganisationSelect,
    PageHeader,
    RouterLink,
    Skeleton,
    TranslocoDirective,
  ],
  providers: [FlowsAtWork, FlowsStore],
  templateUrl: './flows-page.html',
  styleUrls: ['../../../shared/ui/page.scss', './flows-page.scss'],
})
export class FlowsPage {
  protected readonly store = inject(FlowsStore);
  protected readonly atWork = inject(FlowsAtWork);
  protected readonly names = inject(FlowNames);
  protected readonly numbers = inject(NumberFormat);
  protected readonly organisations = inject(OrganisationChoice);

  protected answering({ flow }: NumberFlow, { flows, usual }: NumberFlows): string {
    const found = flows.find(({ id }) => id === (flow ?? usual));
    return found ? this.names.titleOf(found) : (flow ?? usual);
  }
}
