import type { EventBus, StreamAdvanced } from './event-bus';
import { FreshCopy } from './fresh-copy';

/** Reads of a copy, of which the test says when each ends. */
class Reads {
  readonly ends: { done: () => void; fail: () => void }[] = [];
  readonly failures: unknown[] = [];
  listener: ((event: StreamAdvanced) => void) | undefined;
  readonly bus = {
    subscribe: (listener: (event: StreamAdvanced) => void) => {
      this.listener = listener;
      return () => (this.listener = undefined);
    },
  } as EventBus;
  readonly copy = new FreshCopy(
    () =>
      new Promise((done, failed) => {
        this.ends.push({ done, fail: () => failed(new Error('gone')) });
      }),
    (error) => this.failures.push(error),
  );
}

const turn = (): Promise<void> => new Promise((done) => setTimeout(done));

describe('FreshCopy', () => {
  it('reads once at a time, and a read that is asked for starts after the asking', async () => {
    const reads = new Reads();
    let ended = 0;
    const count = (): void => void (ended += 1);
    void reads.copy.refresh().then(count);
    // Both come while the first read is on its way, and may be about something that it did not see.
    void reads.copy.refresh().then(count);
    void reads.copy.refresh().then(count);
    await turn();
    expect(reads.ends).toHaveLength(1);
    reads.ends[0]?.done();
    await turn();
    expect([ended, reads.ends.length]).toEqual([1, 2]);
    reads.ends[1]?.done();
    await turn();
    expect([ended, reads.ends.length]).toEqual([3, 2]);
  });

  it('reads again when its stream advances, and after a failure without being asked', async () => {
    const reads = new Reads();
    const followed = reads.copy.follow(reads.bus, 'server');
    reads.ends[0]?.done();
    await followed;
    reads.listener?.({ stream: 'another', number: 1 });
    expect(reads.ends).toHaveLength(1);
    reads.listener?.({ stream: 'server', number: 1 });
    expect(reads.ends).toHaveLength(2);
    reads.ends[1]?.fail();
    await turn();
    expect(reads.failures).toHaveLength(1);
    while (reads.ends.length < 3) await new Promise((done) => setTimeout(done, 50));
    reads.ends[2]?.done();
    reads.copy.stop();
    expect(reads.listener).toBeUndefined();
  });
});
