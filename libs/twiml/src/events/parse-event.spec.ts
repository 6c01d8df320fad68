import { describe, expect, it } from '@jest/globals';
import { IsIn } from 'class-validator';
import fc from 'fast-check';
import { CallEvent } from './call-event';
import { CallStatusChanged } from './call-progress';
import { CallStarted, IncomingCall, OutgoingCall } from './call-started';
import { ConferenceChanged } from './conference-events';
import { DialFinished } from './dial-finished';
import { EventError } from './event-error';
import type { EventSource } from './event-source';
import { FromParam } from './from-param';
import { GatheredDigits, GatheredInput, GatheredSpeech } from './gathered';
import type { RawParams } from './params';
import { parseEvent } from './parse-event';
import { EnqueueFinished, QueueWait } from './queue-events';
import { RecordingChanged } from './recording-changed';

const CALL = `CA${'1'.repeat(32)}`;
const base: Record<string, string> = {
  CallSid: CALL,
  AccountSid: `AC${'2'.repeat(32)}`,
  From: '+34910000001',
  To: '+34910000002',
  Direction: 'inbound',
  CallStatus: 'ringing',
  ApiVersion: '2010-04-01',
};

function problemsOf(source: EventSource, params: RawParams): string[] {
  try {
    parseEvent(source, params);
  } catch (error) {
    if (error instanceof EventError) return error.problems.map(({ parameter }) => parameter);
    throw error;
  }
  return [];
}

describe('parseEvent', () => {
  it('reads when a recording began', () => {
    const startedAt = (sent?: string): number | undefined =>
      parseEvent(RecordingChanged, {
        ...{ ...base, RecordingSid: `RE${'3'.repeat(32)}`, RecordingStatus: 'completed' },
        ...(sent !== undefined && { RecordingStartTime: sent }),
      }).startedAt;
    expect(startedAt('Mon, 30 Nov 2026 14:55:16 +0000')).toBe(Date.UTC(2026, 10, 30, 14, 55, 16));
    expect([startedAt(), startedAt('soon')]).toEqual([undefined, undefined]);
  });

  it("maps Twilio's names and keeps everything else", () => {
    const params = { ...base, StirVerstat: 'TN-Validation-Passed-A', NewIn2031: 'yes', Tags: ['a', 'b'] };
    const call = parseEvent(IncomingCall, params, { lang: 'es' });

    expect(call).toBeInstanceOf(IncomingCall);
    expect(call).toMatchObject({
      kind: 'incoming-call',
      callSid: CALL,
      accountSid: base['AccountSid'],
      from: '+34910000001',
      to: '+34910000002',
      direction: 'inbound',
      callStatus: 'ringing',
      stirVerstat: 'TN-Validation-Passed-A',
      query: { lang: 'es' },
      params,
    });
    expect(call.param('NewIn2031')).toBe('yes');
    expect(call.param('Tags')).toBe('a');
    expect(call.param('toString')).toBeUndefined();
    expect('callerName' in call).toBe(false);
  });

  it.each([
    ['CallSid', 'CA123'],
    ['CallSid', `${CALL}&NumMedia=0`],
    ['CallSid', `CA${'F'.repeat(32)}`],
    ['CallSid', `${CALL}\n`],
    ['AccountSid', ''],
    ['AccountSid', CALL],
  ])('refuses %s=%j', (name, value) => {
    expect(problemsOf(IncomingCall, { ...base, [name]: value })).toEqual([name]);
  });

  it('refuses missing SIDs and names all of them, without any value', () => {
    const { CallSid: _call, AccountSid: _account, ...rest } = base;

    expect(() => parseEvent(IncomingCall, { ...rest, CallSid: 'secret-value' })).toThrow(
      expect.objectContaining({ code: 'twiml/invalid-event', event: 'IncomingCall' }),
    );
    expect(() => parseEvent(IncomingCall, { ...rest, CallSid: 'secret-value' })).not.toThrow(/secret-value/);
    expect(problemsOf(IncomingCall, rest).sort()).toEqual(['AccountSid', 'CallSid']);
  });

  it('a repeated parameter counts once when its values agree; who calls must not be told twice', () => {
    expect(parseEvent(IncomingCall, { ...base, CallSid: [CALL, CALL] }).callSid).toBe(CALL);
    expect(parseEvent(IncomingCall, { ...base, To: ['+34910000002', '+34910000009'] }).to).toBe(
      '+34910000002',
    );
    expect(problemsOf(IncomingCall, { ...base, From: ['+34910000001', 'client:boss'] })).toEqual(['From']);
    expect(problemsOf(CallStarted, { ...base, From: ['client:kate', 'client:boss'] })).toEqual(['From']);
    expect(problemsOf(IncomingCall, { ...base, CallSid: [CALL, 'CA1'] })).toEqual(['CallSid']);
    expect(problemsOf(IncomingCall, { ...base, CallSid: [] })).toEqual(['CallSid']);
  });

  it('a call starts from a browser or from outside', () => {
    const outgoing = parseEvent(CallStarted, { ...base, From: 'client:34910000001' });

    expect(outgoing).toBeInstanceOf(OutgoingCall);
    expect(outgoing.kind === 'outgoing-call' && outgoing.identity).toBe('34910000001');
    expect(parseEvent(CallStarted, base)).toBeInstanceOf(IncomingCall);
    expect(problemsOf(OutgoingCall, base)).toEqual(['From']);
    expect(problemsOf(OutgoingCall, { ...base, From: 'client:' })).toEqual(['From']);
  });

  it('keys or speech, by what was sent', () => {
    const keys = parseEvent(GatheredInput, { ...base, Digits: '12', FinishedOnKey: '#' });
    const speech = parseEvent(GatheredInput, { ...base, SpeechResult: 'sales', Confidence: '0.92' });

    expect(keys).toBeInstanceOf(GatheredDigits);
    expect(keys).toMatchObject({ digits: '12', finishedOnKey: '#' });
    expect(speech).toBeInstanceOf(GatheredSpeech);
    expect(speech).toMatchObject({ speech: 'sales', confidence: 0.92 });
    expect(parseEvent(GatheredDigits, base).digits).toBe('');
  });

  it('numbers, truth values and words of the other events', () => {
    const child = `CA${'3'.repeat(32)}`;
    expect(
      parseEvent(DialFinished, {
        ...base,
        DialCallStatus: 'no-answer',
        DialCallSid: child,
        DialCallDuration: '0',
        DialBridged: 'false',
      }),
    ).toMatchObject({ dialCallStatus: 'no-answer', dialCallSid: child, durationSec: 0, bridged: false });
    expect(problemsOf(DialFinished, { ...base, DialCallStatus: 'busy', DialCallSid: 'CA1' })).toEqual([
      'DialCallSid',
    ]);
    expect(
      parseEvent(QueueWait, {
        ...base,
        QueuePosition: '2',
        QueueTime: '31',
        QueueSid: `QU${'4'.repeat(32)}`,
      }),
    ).toMatchObject({ position: 2, waitedSec: 31 });
    expect(parseEvent(QueueWait, { ...base, QueuePosition: '-1', QueueTime: '1e3' })).not.toHaveProperty(
      'position',
    );
    expect(parseEvent(EnqueueFinished, { ...base, QueueResult: 'queue-full' }).queueResult).toBe(
      'queue-full',
    );
    expect(
      parseEvent(CallStatusChanged, {
        ...base,
        CallStatus: 'in-progress',
        SequenceNumber: '2',
        CallDuration: '7',
      }),
    ).toMatchObject({ callStatus: 'in-progress', sequenceNumber: 2, durationSec: 7 });
    expect(
      parseEvent(ConferenceChanged, { ...base, StatusCallbackEvent: 'participant-join', Muted: 'true' }),
    ).toMatchObject({ change: 'participant-join', muted: true });
  });

  it('a word that Twilio adds one day does not end a call', () => {
    const call = parseEvent(IncomingCall, { ...base, CallStatus: 'teleported', Direction: 'sideways' });

    expect(call).toMatchObject({ callStatus: 'unknown', direction: 'unknown' });
    expect(call.param('CallStatus')).toBe('teleported');
  });

  it('a plugin adds its own event: its fields, the base, any rule of class-validator', () => {
    class Surveyed extends CallEvent {
      readonly kind = 'surveyed';

      @FromParam('Digits')
      @IsIn(['1', '2', '3'], { message: 'must be 1, 2 or 3' })
      readonly mark!: string;
    }

    expect(parseEvent(Surveyed, { ...base, Digits: '3' })).toMatchObject({ mark: '3', callSid: CALL });
    expect(problemsOf(Surveyed, { ...base, Digits: '9', CallSid: 'x' }).sort()).toEqual([
      'CallSid',
      'Digits',
    ]);
  });

  it('whatever arrives, an event or an EventError comes out', () => {
    const value = fc.oneof(fc.string(), fc.array(fc.string(), { maxLength: 3 }), fc.constant(undefined));
    const names = [
      ...Object.keys(base),
      'Digits',
      'SpeechResult',
      'QueuePosition',
      '__proto__',
      'constructor',
    ];
    const params = fc.dictionary(fc.constantFrom(...names), value).map((given) => ({ ...base, ...given }));
    const sources: EventSource[] = [CallStarted, GatheredInput, QueueWait, DialFinished, ConferenceChanged];

    fc.assert(
      fc.property(params, fc.constantFrom(...sources), (given, source) => {
        try {
          expect(parseEvent(source, given)).toBeInstanceOf(CallEvent);
        } catch (error) {
          expect(error).toBeInstanceOf(EventError);
        }
      }),
      { seed: 20261104, numRuns: 2000 },
    );
  });
});
