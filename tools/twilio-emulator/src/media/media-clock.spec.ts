import { MediaClock, type TimeSource } from './media-clock';

/** Time that moves only when told to; timers fire late by `lateMs`. */
class FakeTime implements TimeSource {
  now = 1000;
  private timers: { atMs: number; callback: () => void }[] = [];

  nowMs(): number {
    return this.now;
  }

  after(delayMs: number, callback: () => void): () => void {
    const timer = { atMs: this.now + delayMs, callback };
    this.timers.push(timer);
    return () => (this.timers = this.timers.filter((other) => other !== timer));
  }

  get pending(): number {
    return this.timers.length;
  }

  pass(durationMs: number, lateMs: () => number = () => 0): void {
    const end = this.now + durationMs;
    for (;;) {
      const next = this.timers.sort((a, b) => a.atMs - b.atMs)[0];
      if (!next || next.atMs > end) break;
      this.timers.shift();
      this.now = Math.min(end, Math.max(this.now, next.atMs) + lateMs());
      next.callback();
    }
    this.now = end;
  }
}

describe('MediaClock', () => {
  it('ticks every 20 ms', () => {
    const time = new FakeTime();
    let ticks = 0;
    new MediaClock(time).subscribe(() => ticks++);
    time.pass(1000);
    expect(ticks).toBe(50);
  });

  it('does not drift: an hour of late timers has 180,000 ticks', () => {
    const time = new FakeTime();
    let ticks = 0;
    new MediaClock(time).subscribe(() => ticks++);
    let seed = 7;
    const lateMs = (): number => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) % 17;
    time.pass(3_600_000, lateMs);
    expect(ticks).toBeGreaterThanOrEqual(179_999);
    expect(ticks).toBeLessThanOrEqual(180_000);
  });

  it('catches up after a short stall and jumps over a long one', () => {
    const time = new FakeTime();
    const clock = new MediaClock(time);
    let ticks = 0;
    clock.subscribe(() => ticks++);
    time.pass(100, () => 80);
    expect(ticks).toBe(5);

    time.pass(5000, () => 4990);
    expect(ticks).toBeLessThan(12);
    expect(clock.tick).toBeGreaterThanOrEqual(250);
    const before = ticks;
    time.pass(1000);
    expect(ticks - before).toBe(50);
  });

  it('runs capture, process and send in this order, whatever the order of subscription', () => {
    const time = new FakeTime();
    const clock = new MediaClock(time);
    const order: string[] = [];
    clock.subscribe(() => order.push('send'), 'send');
    clock.subscribe(() => order.push('process'));
    clock.subscribe(() => order.push('capture'), 'capture');
    time.pass(20);
    expect(order).toEqual(['capture', 'process', 'send']);
  });

  it('stops with its last listener, starts with the next, and keeps counting', () => {
    const time = new FakeTime();
    const clock = new MediaClock(time);
    const stop = clock.subscribe(() => undefined);
    time.pass(100);
    stop();
    expect(time.pending).toBe(0);
    time.pass(10_000);
    expect(clock.tick).toBe(5);
    clock.subscribe(() => undefined);
    time.pass(40);
    expect(clock.tick).toBe(7);
  });

  it('lets a listener end itself or another within a tick, and survives one that throws', () => {
    const time = new FakeTime();
    const errors: unknown[] = [];
    const clock = new MediaClock(time, (error) => errors.push(error));
    let others = 0;
    clock.subscribe(() => {
      throw new Error('broken');
    });
    const stopFirst = clock.subscribe(() => {
      stopFirst();
      stopSecond();
    });
    const stopSecond = clock.subscribe(() => (others += 100));
    clock.subscribe(() => others++);
    time.pass(60);
    expect(others).toBe(3);
    expect(errors).toHaveLength(3);
  });
});
