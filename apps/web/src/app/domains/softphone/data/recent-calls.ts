import { Injectable, computed, inject, signal } from '@angular/core';
import { BrowserStorage } from '../../../shared/storage/browser-storage';
import type { CallState } from './models/call-state';
import type { CallOutcome, RecentCall } from './models/recent-call';

const KEY = 'centralita.softphone.recents';
const SEEN_KEY = 'centralita.softphone.seen';
const LIMIT = 50;

/** The last calls, kept in this browser and shared by its tabs. */
@Injectable({ providedIn: 'root' })
export class RecentCalls {
  private readonly storage = inject(BrowserStorage);
  private readonly all = signal<RecentCall[]>([]);
  /** Newest first. */
  readonly calls = this.all.asReadonly();
  private readonly seenAt = signal(0);
  /** Missed calls since the list was last looked at. */
  readonly missed = computed(
    () => this.all().filter(({ outcome, beganAt }) => outcome === 'missed' && beganAt > this.seenAt()).length,
  );
  /** For redial. */
  readonly lastDialled = computed(() => this.all().find(({ direction }) => direction === 'outgoing')?.remote);

  constructor() {
    this.read();
    this.storage.onOtherTab(KEY, () => this.read());
    this.storage.onOtherTab(SEEN_KEY, () => this.read());
  }

  add(call: RecentCall): void {
    this.read(); // Another tab may have written meanwhile.
    this.write([call, ...this.all().filter(({ id }) => id !== call.id)].slice(0, LIMIT));
  }

  remove(id: string): void {
    this.write(this.all().filter((call) => call.id !== id));
  }

  /** Undoes a removal. */
  restore(calls: readonly RecentCall[]): void {
    const kept = this.all().filter(({ id }) => !calls.some((call) => call.id === id));
    this.write([...calls, ...kept].sort((a, b) => b.beganAt - a.beganAt).slice(0, LIMIT));
  }

  clear(): void {
    this.write([]);
  }

  /** The list was looked at: nothing is missed any more. */
  markSeen(now: number = Date.now()): void {
    if (this.missed() === 0) return;
    this.seenAt.set(now);
    this.storage.write('browser', SEEN_KEY, String(now));
  }

  private write(calls: RecentCall[]): void {
    this.all.set(calls);
    this.storage.write('browser', KEY, JSON.stringify(calls));
  }

  private read(): void {
    this.all.set(parse(this.storage.read('browser', KEY)));
    this.seenAt.set(Number(this.storage.read('browser', SEEN_KEY) ?? 0) || 0);
  }
}

/** How an ended call stands in the list. */
export function outcomeOf({ end, liveAt }: CallState): CallOutcome {
  if (liveAt !== undefined) return 'answered';
  switch (end?.reason) {
    case 'missed':
      return 'missed';
    case 'rejected-here':
      return 'rejected';
    case 'cancelled-here':
      return 'cancelled';
    case 'unanswered':
      return 'unanswered';
    default:
      return 'failed';
  }
}

function parse(json: string | undefined): RecentCall[] {
  try {
    const read: unknown = JSON.parse(json ?? '[]');
    return Array.isArray(read) ? read.filter(isRecentCall).slice(0, LIMIT) : [];
  } catch {
    return [];
  }
}

function isRecentCall(value: unknown): value is RecentCall {
  if (typeof value !== 'object' || value === null) return false;
  const { id, remote, direction, outcome, beganAt } = value as Partial<RecentCall>;
  const isDirection = direction === 'outgoing' || direction === 'incoming';
  return (
    isDirection &&
    typeof id === 'string' &&
    typeof remote === 'string' &&
    !!outcome &&
    Number.isFinite(beganAt)
  );
}
