import { Injectable, inject } from '@angular/core';
import type { AnsweringFlow, FlowField } from '@centralita/shared-types';
import { KnownWords } from '../../../shared/i18n/known-words';
import type { Choice } from '../../../shared/ui/select-box';

type Named = Pick<AnsweringFlow, 'id' | 'title' | 'description'>;

/** What flows, their steps and settings are called: in our own words, or in those of the flow's author. */
@Injectable({ providedIn: 'root' })
export class FlowNames {
  private readonly words = inject(KnownWords);

  titleOf({ id, title }: Named): string {
    return this.words.find(['flows.flow.' + id + '.title']) ?? title;
  }

  /** For a select; where nothing may be chosen, the call ends there. */
  choicesOf(flows: readonly Named[], { orNone }: { orNone: boolean }): Choice[] {
    const none = { value: '', text: this.words.find(['flows.nowhere']) ?? '' };
    const all = flows.map((flow) => ({ value: flow.id, text: this.titleOf(flow) }));
    return orNone ? [none, ...all] : all;
  }

  aboutOf({ id, description }: Named): string {
    return this.words.find(['flows.flow.' + id + '.about']) ?? description ?? '';
  }

  /** When a step runs, by the event that it takes. */
  eventOf(event: string): string {
    return this.words.find(['flows.event.' + event]) ?? event;
  }

  fieldOf(flow: string, name: string): string {
    return this.words.find(['flows.field.' + flow + '.' + name, 'flows.field.' + name]) ?? name;
  }

  /** For a select: what a setting may be. */
  valuesOf(flow: string, { name, values = [] }: FlowField): Choice[] {
    return values.map((value) => ({
      value,
      text: this.words.find(['flows.value.' + flow + '.' + name + '.' + value]) ?? value,
    }));
  }

  hintOf(flow: string, name: string): string | undefined {
    return this.words.find(['flows.hint.' + flow + '.' + name]);
  }
}
