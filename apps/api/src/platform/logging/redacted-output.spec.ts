import { jest } from '@jest/globals';
import { RedactedOutput } from './redacted-output';

const line = (message: string): string => `${JSON.stringify({ level: 'info', msg: message })}\n`;

function keeping(): { chunks: string[]; write: (chunk: string) => void } {
  const chunks: string[] = [];
  return { chunks, write: (chunk) => void chunks.push(chunk) };
}

describe('RedactedOutput', () => {
  it('writes each line at once where no length is given', () => {
    const sink = keeping();
    const output = new RedactedOutput(sink, 0);
    output.write(line('one'));
    output.write(line('from +14155550123'));
    expect(sink.chunks).toEqual([line('one'), line('from +1***123')]);
  });

  describe('with a length', () => {
    beforeEach(() => jest.useFakeTimers());
    afterEach(() => jest.useRealTimers());

    it('gathers lines until there are enough of them, and keeps their order', () => {
      const sink = keeping();
      const output = new RedactedOutput(sink, 80);
      for (const message of ['one', 'two', 'from +14155550123', 'four']) output.write(line(message));
      expect(sink.chunks).toEqual([line('one') + line('two') + line('from +1***123')]);
      output.flushSync();
      expect(sink.chunks.slice(1)).toEqual([line('four')]);
    });

    it('writes what waits after a moment, and nothing where nothing waits', () => {
      const sink = keeping();
      const output = new RedactedOutput(sink, 4096);
      output.write(line('one'));
      expect(sink.chunks).toEqual([]);
      jest.advanceTimersByTime(200);
      expect(sink.chunks).toEqual([line('one')]);
      jest.advanceTimersByTime(1000);
      expect(sink.chunks).toHaveLength(1);
    });

    it('has a fatal line written through before it returns', () => {
      const order: string[] = [];
      const sink = {
        write: (text: string) => void order.push(text),
        flushSync: () => void order.push('flushed'),
      };
      const output = new RedactedOutput(sink, 4096);
      output.write(line('fatal'));
      output.flushSync();
      expect(order).toEqual([line('fatal'), 'flushed']);
    });
  });
});
