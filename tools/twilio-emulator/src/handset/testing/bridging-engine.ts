import type { CallEngine, CallRequest, Party, PartyEnd } from '../../calls/party';
import type { Inspector } from '../../control/inspector-events';
import { Bridge } from '../../media/bridge';
import type { MediaClock } from '../../media/media-clock';
import type { HandsetDirectory } from '../handset-directory';

/** A call engine of a few lines: connects one handset with another, and reports what it does. */
export class BridgingEngine implements CallEngine {
  readonly requests: CallRequest[] = [];
  readonly told: string[] = [];
  private calls = 0;

  constructor(
    private readonly clock: MediaClock,
    private readonly directory: HandsetDirectory,
    private readonly inspector: Inspector,
  ) {}

  begin(request: CallRequest): void {
    this.requests.push(request);
    const { party: caller, from, to } = request;
    const callSid = `CA${String(++this.calls).padStart(32, '0')}`;
    const report = (status: 'ringing' | 'in-progress' | 'completed'): void =>
      this.inspector.report({ type: 'call', callSid, from, to, direction: 'inbound', status });
    const called = this.directory.find(to);
    if (!called) {
      caller.hangUp({ code: 31404, message: `${to} is nobody` });
      return;
    }
    let bridge: Bridge | undefined;
    let isAnswered = false;
    const over = (other: Party, { reason }: PartyEnd): void => {
      bridge?.close();
      report('completed');
      if (reason === 'busy') other.hangUp({ code: 31486, message: 'Busy here' });
      else if (reason === 'rejected') other.hangUp({ code: 31603, message: 'Declined' });
      else if (other === called && !isAnswered) other.cancel();
      else other.hangUp();
    };
    const listen = (name: string, party: Party, other: Party, onAnswer: () => void): void => {
      party.listener = {
        answered: () => {
          this.told.push(`${name} answered`);
          onAnswer();
        },
        mediaConnected: () => this.told.push(`${name} media`),
        digit: (digit) => {
          this.told.push(`${name} digit ${digit}`);
          other.audio.sendDigits(digit);
        },
        ended: (end) => {
          this.told.push(`${name} ended ${end.reason}`);
          over(other, end);
        },
      };
    };
    listen('caller', caller, called, () => undefined);
    listen('called', called, caller, () => {
      isAnswered = true;
      caller.answer(callSid);
      report('in-progress');
      bridge = new Bridge(this.clock, caller.audio, called.audio);
    });
    report('ringing');
    caller.ringing(callSid);
    called.ring({ callSid, accountSid: request.accountSid, from, to, parameters: {} });
  }
}
