type Heard = ((event: { data: unknown }) => void) | null;

/** `BroadcastChannel` in memory, which jsdom lacks: every other channel of the name hears a message, a turn later. */
export class ChannelDouble {
  private static readonly all = new Set<ChannelDouble>();
  onmessage: Heard = null;

  constructor(readonly name: string) {
    ChannelDouble.all.add(this);
  }

  static install(): void {
    Object.defineProperty(globalThis, 'BroadcastChannel', { value: ChannelDouble, configurable: true });
  }

  static uninstall(): void {
    Reflect.deleteProperty(globalThis, 'BroadcastChannel');
    ChannelDouble.all.clear();
  }

  postMessage(data: unknown): void {
    for (const other of ChannelDouble.all)
      if (other !== this && other.name === this.name)
        queueMicrotask(() => other.onmessage?.({ data: structuredCloneOf(data) }));
  }

  close(): void {
    ChannelDouble.all.delete(this);
    this.onmessage = null;
  }
}

const structuredCloneOf = (data: unknown): unknown => JSON.parse(JSON.stringify(data));
