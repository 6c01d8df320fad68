import { readScript } from './script';

describe('readScript', () => {
  it('reads every step', () => {
    const script = [
      { do: 'wait', afterMs: 100 },
      { do: 'speak', text: 'Hello', language: 'es', confidence: 0.5 },
      { do: 'tone', frequencyHz: 440, durationMs: 100, levelDbfs: -20 },
      { do: 'press', digits: '1w#' },
      { do: 'hang-up' },
    ];
    expect(readScript(script)).toEqual(script.map((step) => ({ afterMs: 0, ...step })));
    expect(readScript(undefined)).toEqual([]);
  });

  it.each([
    ['text', 'script must be a list'],
    [[1], 'script[0] must be an object'],
    [[{ do: 'tone', frequencyHz: '440', durationMs: 1 }], 'script[0].frequencyHz must be a number'],
    [[{ do: 'hang-up' }, { do: 'press', digits: 'x' }], 'script[1].digits may hold'],
    [[{ do: 'speak', text: '' }], 'script[0].text must be a text'],
  ])('says what is wrong with %j', (script, message) => {
    expect(() => readScript(script)).toThrow(message);
  });
});
