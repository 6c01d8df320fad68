import type { Call } from './call';

/** Calls that are over are kept for the REST API and the control API, the newest of them. */
const KEPT_CALLS = 2000;

/** All calls, oldest first. */
export class CallRegistry {
  private readonly calls = new Map<string, Call>();
  private readonly listeners = new Set<(call: Call) => void>();

  add(call: Call): void {
    this.calls.set(call.sid, call);
    for (const listener of this.listeners) listener(call);
    if (this.calls.size <= KEPT_CALLS) return;
    const oldest = [...this.calls.values()].find((kept) => kept.isOver);
    if (oldest) this.calls.delete(oldest.sid);
  }

  /** Calls the listener with each new call until the returned function is called. */
  listen(listener: (call: Call) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  get(sid: string): Call | undefined {
    return this.calls.get(sid);
  }

  delete(sid: string): void {
    this.calls.delete(sid);
  }

  all(): Call[] {
    return [...this.calls.values()];
  }
}
