import { DOCUMENT, Injectable, inject, signal } from '@angular/core';

/** `holder` = this tab has the phone; `follower` = another tab has it; `undecided` = not asked, or no answer yet. */
export type TabRole = 'undecided' | 'holder' | 'follower';

/** What the holder lets the other tabs see. */
export interface TabSnapshot {
  phase: string;
  remote?: string;
}

type TabMessage = { type: 'who' } | ({ type: 'snapshot' } & TabSnapshot);

/**
 * Elects by one Web Lock the tab that holds the phone, so that two tabs give one ring. The lock passes on by itself
 * when the holder closes; *Use it here* steals it. Browsers without Web Locks let every tab hold.
 */
@Injectable({ providedIn: 'root' })
export class TabElection {
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly currentRole = signal<TabRole>('undecided');
  readonly role = this.currentRole.asReadonly();
  private readonly currentElsewhere = signal<TabSnapshot | undefined>(undefined);
  /** What the phone does in the tab that holds it; undefined when unknown or when it is this tab. */
  readonly elsewhere = this.currentElsewhere.asReadonly();

  private lockName: string | undefined;
  private withdrawal = new AbortController();
  private release: (() => void) | undefined;
  private channel: BroadcastChannel | undefined;
  private lastSnapshot: TabSnapshot = { phase: 'idle' };

  /** Runs for the phone of this name; names differ per line, so two lines in two tabs do not compete. */
  stand(lockName: string): void {
    if (lockName === this.lockName) return;
    this.withdraw();
    this.lockName = lockName;
    this.openChannel(lockName);
    this.request(false);
  }

  /** Leaves the election and lets the next tab have the phone. */
  withdraw(): void {
    this.withdrawal.abort();
    this.withdrawal = new AbortController();
    this.release?.();
    this.release = undefined;
    this.lockName = undefined;
    this.channel?.close();
    this.channel = undefined;
    this.currentRole.set('undecided');
    this.currentElsewhere.set(undefined);
  }

  /** *Use it here*: takes the phone from the tab that has it. */
  takeOver(): void {
    if (this.currentRole() === 'follower') this.request(true);
  }

  /** The holder tells the others what it does. */
  announce(snapshot: TabSnapshot): void {
    this.lastSnapshot = snapshot;
    if (this.currentRole() === 'holder') this.post({ type: 'snapshot', ...snapshot });
  }

  private request(steal: boolean): void {
    const locks = this.window?.navigator.locks;
    const name = this.lockName;
    if (name === undefined) return;
    if (!locks) return this.hold();
    if (steal) this.withdrawal.abort(); // The place in the queue is not needed any more.
    this.withdrawal = new AbortController();
    const { signal: withdrawn } = this.withdrawal;
    const held = (): Promise<void> => {
      if (withdrawn.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        this.release = resolve;
        this.hold();
      });
    };
    const request = steal
      ? locks.request(name, { steal }, held)
      : locks.request(name, { signal: withdrawn }, held);
    request.catch(() => this.lose(name, withdrawn));
    if (!steal) void this.followIfHeld(locks, name, withdrawn);
  }

  private async followIfHeld(locks: LockManager, name: string, withdrawn: AbortSignal): Promise<void> {
    const { held = [] } = await locks.query();
    const isHeld = held.some((lock) => lock.name === name);
    if (withdrawn.aborted || !isHeld || this.currentRole() === 'holder') return;
    this.currentRole.set('follower');
    this.post({ type: 'who' });
  }

  private hold(): void {
    this.currentElsewhere.set(undefined);
    this.currentRole.set('holder');
    this.post({ type: 'snapshot', ...this.lastSnapshot });
  }

  /** Another tab stole the lock: back into the queue, behind it. */
  private lose(name: string, withdrawn: AbortSignal): void {
    if (withdrawn.aborted || name !== this.lockName) return;
    this.release = undefined;
    this.currentRole.set('follower');
    this.request(false);
  }

  private openChannel(name: string): void {
    if (typeof BroadcastChannel === 'undefined') return;
    this.channel = new BroadcastChannel(name);
    this.channel.onmessage = ({ data }: MessageEvent<TabMessage>) => {
      if (data.type === 'who') this.announce(this.lastSnapshot);
      else if (this.currentRole() !== 'holder') this.currentElsewhere.set(withoutType(data));
    };
  }

  private post(message: TabMessage): void {
    this.channel?.postMessage(message);
  }
}

function withoutType({ phase, remote }: TabSnapshot): TabSnapshot {
  return remote === undefined ? { phase } : { phase, remote };
}
