import type { VerbEvent } from '../../../src/control/inspector-events';
import { Captions } from './captions';

const said = (id: number, callSid: string, spoken?: string): VerbEvent => ({
  id,
  at: id,
  type: 'verb',
  callSid,
  verb: 'Say',
  phase: spoken === undefined ? 'ended' : 'started',
  ...(spoken !== undefined && { spoken }),
});

describe('Captions', () => {
  it('has what is spoken to its own leg, once, among what was typed', () => {
    const captions = new Captions('CA1');
    const events = [said(1, 'CA1', 'Welcome.'), said(2, 'CA2', 'Welcome, somebody else.'), said(3, 'CA1')];
    captions.follow(events);
    captions.youSaid('What are your hours?');
    captions.follow([...events, said(4, 'CA1', 'From nine to five.')]);
    expect(captions.lines).toEqual([
      { who: 'they', text: 'Welcome.' },
      { who: 'you', text: 'What are your hours?' },
      { who: 'they', text: 'From nine to five.' },
    ]);
  });
});
