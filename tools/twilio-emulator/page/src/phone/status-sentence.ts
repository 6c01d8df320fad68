import type { Messages } from '../i18n/en';
import { forReading } from './phone-number';
import { clockOf } from './clock';
import { peerOf, type PhoneState } from './phone-state';

/** What the phone is doing, in plain words. */
export function statusSentence(state: PhoneState, m: Messages): string {
  const { call } = state;
  if (state.refused !== undefined) return m.refused[state.refused];
  const peer = forReading(peerOf(call));
  switch (call.kind) {
    case 'idle':
      if (state.online) return m.ready;
      return state.number === undefined ? m.connecting : m.offline;
    case 'calling':
      return call.farEndRings ? m.ringing(peer) : m.calling(peer);
    case 'ringing':
      return m.incoming(peer);
    case 'answering':
      return m.answering;
    case 'talking':
      return call.audioIsUp ? m.talking : m.noAudioYet;
    case 'ended':
      if (!state.online) return call.how === 'line-lost' ? m.lineLost : m.offline;
      return endedSentence(call, m);
  }
}

type Ended = Extract<PhoneState['call'], { kind: 'ended' }>;

function endedSentence(call: Ended, m: Messages): string {
  if (call.how === 'line-lost') return m.lineLost;
  const sentence = m.ended[call.how];
  if (call.how === 'failed' || call.how === 'unreachable') {
    const code = call.code === undefined ? '' : ` (${call.code})`;
    return call.message === undefined ? sentence : m.endedBecause(sentence, `${call.message}${code}`);
  }
  return call.talkedSec === undefined ? sentence : m.endedAfter(sentence, clockOf(call.talkedSec));
}
