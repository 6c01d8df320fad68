import { DOCUMENT, DestroyRef, Injectable, inject, signal } from '@angular/core';
import type { ActivityKind, LiveEvent, LiveSignal } from '@centralita/shared-types';
import type { SignalKind } from '@centralita/shared-types/rules';
import { LiveConnection, type LiveState } from './live-connection';
import { LiveTabs, type LiveMessage } from './live-tabs';
import { LiveTransport } from './live-transport';

/** Whose stream: another person or another organisation is another stream. */
export interface LiveTarget {
  personId: string;
  organisationId: string;
}

/**
 * What happens on the server, as it happens: `on` hears events of a kind, `onReload` hears that something may have been
 * missed and everything is to be asked for again. One connection per browser: the tab that has it shares the events.
 */
@Injectable({ providedIn: 'root' })
export class LiveStream {
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly transport = inject(LiveTransport);

  private readonly currentState = signal<LiveState | 'off'>('off');
  /** `off` while nobody is followed. */
  readonly state = this.currentState.asReadonly();

  private readonly listeners = new Set<{
    kinds: readonly string[];
    heard: (event: LiveEvent) => void;
  }>();
  private readonly reloads = new Set<() => void>();
  private target = '';
  private path = '';
  private tabs: LiveTabs | undefined;
  private connection: LiveConnection | undefined;
  /** The last event that this tab knows of. */
  private lastId: string | undefined;
  private inStep = false;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.leave());
  }

  /** From now on this stream, or none. Asking again for the same one changes nothing. */
  follow(target: LiveTarget | undefined): void {
    const name = target ? `centralita.live.${target.personId}.${target.organisationId}` : '';
    if (name === this.target) return;
    this.leave();
    this.target = name;
    if (!target || !this.window) return;
    this.path = `/api/live?organisation=${encodeURIComponent(target.organisationId)}`;
    this.currentState.set('connecting');
    this.tabs = new LiveTabs(this.window, name, {
      lead: () => this.lead(),
      follow: () => this.disconnect(),
      heard: (message) => this.take(message),
      asked: () => ({ type: 'state', state: this.connectionState(), id: this.lastId }),
    });
    this.tabs.start();
  }

  /** Calls `heard` for each event of these kinds, until the answer is called. */
  on(kinds: readonly ActivityKind[], heard: (event: LiveEvent) => void): () => void {
    const listener = { kinds, heard };
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The same for what only passes: whoever was away does not hear it later. */
  onSignal(kinds: readonly SignalKind[], heard: (signal: LiveSignal) => void): () => void {
    const listener = { kinds, heard: (event: unknown) => heard(event as LiveSignal) };
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Calls `reload` whenever events may have been missed, until the answer is called. */
  onReload(reload: () => void): () => void {
    this.reloads.add(reload);
    return () => this.reloads.delete(reload);
  }

  private lead(): void {
    if (!this.window) return;
    this.disconnect();
    const share = (message: LiveMessage): void => {
      this.take(message);
      this.tabs?.tell(message);
    };
    let asked = this.lastId;
    this.connection = new LiveConnection(this.transport, this.window, {
      state: (state) => share({ type: 'state', state, id: this.lastId }),
      ready: ({ reload }, id) => {
        // Without a last id the server could not know what this tab has missed since its pages asked.
        if (reload || asked === undefined) share({ type: 'reload', id });
        asked = id ?? this.lastId;
      },
      event: (event, id) => {
        asked = id ?? asked;
        share({ type: 'event', id, event });
      },
    });
    void this.connection.run(this.path, this.lastId);
  }

  private take(message: LiveMessage): void {
    if (message.type === 'state') return this.takeState(message);
    this.inStep = true;
    this.lastId = message.id ?? this.lastId;
    if (message.type === 'reload') return this.reload();
    for (const { kinds, heard } of [...this.listeners])
      if (kinds.includes(message.event.kind)) heard(message.event);
  }

  private takeState({ state, id }: LiveMessage & { type: 'state' }): void {
    this.currentState.set(state);
    if (state !== 'connected') return;
    // The leader is further than this tab, which slept or has just come.
    const missed = !this.inStep || id !== this.lastId;
    this.inStep = true;
    this.lastId = id;
    if (missed && this.connection === undefined) this.reload();
  }

  private reload(): void {
    for (const reload of [...this.reloads]) reload();
  }

  private connectionState(): LiveState {
    const state = this.currentState();
    return state === 'off' ? 'connecting' : state;
  }

  private disconnect(): void {
    this.connection?.stop();
    this.connection = undefined;
  }

  private leave(): void {
    this.disconnect();
    this.tabs?.stop();
    this.tabs = undefined;
    this.lastId = undefined;
    this.inStep = false;
    this.target = '';
    this.currentState.set('off');
  }
}
