import { Injectable, computed, effect, inject, linkedSignal } from '@angular/core';
import { BrowserStorage } from '../../../shared/storage/browser-storage';
import type { CallState } from './models/call-state';
import type { CallOutcome, RecentCall } from './models/recent-call';
import { PhoneLine } from './phone-line';

const KEY = 'centralita.softphone.recents';
const SEEN_KEY = 'centralita.softphone.seen';
const LIMIT = 50;

/** The last calls of whoever has the line, kept in this browser and shared by its tabs. */
@Injectable({ providedIn: 'root' })
export class RecentCalls {
  private readonly storage = inject(BrowserStorage);
  /** Whose calls these are: another person on the same browser has a list of their own. */
  readonly owner = inject(PhoneLine).name;
  private readonly all = linkedSignal(() => this.read(this.owner()));
  /** Newest first. */
  readonly calls = this.all.asReadonly();
  private readonly seenAt = linkedSignal(() => this.readSeen(this.owner()));
  /** Missed calls since the list was last looked at. */
  readonly missed = computed(
    () => this.all().filter(({ outcome, beganAt }) => outcome === 'missed' && beganAt > this.seenAt()).length,
  );
  /** For redial. */
  readonly lastDialled = computed(() => this.all().find(({ direction }) => direction === 'outgoing')?.remote);

  constructor() {
    // Kept by earlier versions for everybody: nobody can tell whose they were.
    for (const key of [KEY, SEEN_KEY]) this.storage.remove('browser', key);
    effect((onCleanup) => {
      const owner = this.owner();
      if (owner === undefined) return;
      onCleanup(this.storage.onOtherTab(`${KEY}.${owner}`, () => this.all.set(this.read(owner))));
      onCleanup(this.storage.onOtherTab(`${SEEN_KEY}.${owner}`, () => this.seenAt.set(this.readSeen(owner))));
    });
  }

  /** A call that outlives its line, as at signing out, still belongs to the one who had it. */
  add(call: RecentCall, owner: string | undefined = this.owner()): void {
    const kept = this.read(owner).filter(({ id }) => id !== call.id); // Another tab may have written meanwhile.
    this.write([call, ...kept].slice(0, LIMIT), owner);
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
    const owner = this.owner();
    if (owner !== undefined) this.storage.write('browser', `${SEEN_KEY}.${owner}`, String(now));
  }

  private write(calls: RecentCall[], owner = this.owner()): void {
    if (owner === undefined) return;
    if (owner === this.owner()) this.all.set(calls);
    this.storage.write('browser', `${KEY}.${owner}`, JSON.stringify(calls));
  }

  private read(owner: string | undefined): RecentCall[] {
    return owner === undefined ? [] : parse(this.storage.read('browser', `${KEY}.${owner}`));
  }

  private readSeen(owner: string | undefined): number {
    return owner === undefined ? 0 : Number(this.storage.read('browser', `${SEEN_KEY}.${owner}`) ?? 0) || 0;
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
    case 'busy':
    case 'unreachable':
      return end.reason;
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
