import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CallInFlow, DrawnFlow } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { NumberFormat } from '../../../shared/phone-format/number-format';
import { Icon } from '../../../shared/ui/icon';
import { flowEdges } from '../data/models/flow-edges';
import { FlowNames } from './flow-names';

/** A flow as its code draws it: its steps, where each leads, and the calls that stand in them. */
@Component({
  selector: 'app-flow-graph',
  imports: [Icon, RouterLink, TranslocoDirective],
  templateUrl: './flow-graph.html',
  styleUrl: './flow-graph.scss',
})
export class FlowGraph {
  protected readonly names = inject(FlowNames);
  protected readonly numbers = inject(NumberFormat);
  readonly flow = input.required<DrawnFlow>();
  /** All that are installed, for the names of those to which it leads. */
  readonly flows = input.required<readonly DrawnFlow[]>();
  /** Calls that are going on, of any flow. */
  readonly calls = input<readonly CallInFlow[]>([]);
  /** The step that is being looked at. */
  readonly shown = input<string>();

  protected readonly lanes = computed(() => Math.max(0, ...this.edges().map(({ lane }) => lane + 1)));
  protected readonly edges = computed(() => flowEdges(this.flow().steps));
  protected readonly columns = computed(() => `${'12px '.repeat(this.lanes())}20px minmax(0, 1fr)`);
  protected readonly drawn = computed(() =>
    this.edges().map(({ from, to, lane }) => {
      const [first, last] = [Math.min(from, to), Math.max(from, to)];
      return {
        rows: `${first * 2 + 1} / ${last * 2 + 2}`,
        columns: `${this.lanes() - lane} / ${this.lanes() + 1}`,
        isUp: to < from,
      };
    }),
  );
  protected readonly steps = computed(() => {
    const { id, steps } = this.flow();
    return steps.map((step) => ({
      ...step,
      repeats: step.leadsTo.includes(step.name),
      others: step.goesOnWith.map((flow) => this.titleOf(flow)),
      calls: this.calls().filter((call) => call.flow === id && call.step === step.name),
    }));
  });

  private titleOf(id: string): string {
    const flow = this.flows().find((one) => one.id === id);
    return flow ? this.names.titleOf(flow) : id;
  }
}
