import type { CallEngine } from '../calls/party';
import type { HandsetDirectory } from './handset-directory';
import type { RtpEndpoint } from '../media/rtp-endpoint';
import { HandsetParty, type HandsetLink } from './handset-party';
import { E164_SHAPE, type EmulatorMessage, type PageMessage, type Refusal } from './protocol';

/** What a handset page's line needs of the emulator. */
export interface HandsetLineOptions {
  engine: CallEngine;
  directory: HandsetDirectory;
  /** Account that a dialled number belongs to. */
  accountFor: (to: string) => string;
  createMedia: () => RtpEndpoint;
  send: (message: EmulatorMessage) => void;
}

/** One open handset page: its number and the one call that it can be in. */
export class HandsetLine implements HandsetLink {
  private claimed: string | undefined;
  private call: HandsetParty | undefined;
  private gone = false;

  constructor(private readonly options: HandsetLineOptions) {}

  get number(): string {
    return this.claimed ?? '';
  }

  /** A party by which this page can be rung. */
  party(): HandsetParty {
    return new HandsetParty(this, this.options.createMedia);
  }

  receive(message: PageMessage): void {
    switch (message.type) {
      case 'claim':
        this.claim(message.number, message.exact === true);
        break;
      case 'call':
        void this.place(message.to, message.sdp, message.as);
        break;
      case 'answer':
        void this.call?.pageAnswers(message.sdp);
        break;
      case 'reject':
        this.call?.pageRejects();
        break;
      case 'hang-up':
        this.call?.pageHangsUp();
        break;
      case 'digit':
        this.call?.pageDigit(message.digit);
        break;
      case 'say':
        this.call?.pageSays(message.text);
        break;
    }
  }

  /** The page is gone: its call ends and its number is free again. */
  close(): void {
    this.gone = true;
    this.call?.pageGone();
    if (this.claimed !== undefined) this.options.directory.release(this.claimed, this);
    this.claimed = undefined;
  }

  send(message: EmulatorMessage): void {
    if (!this.gone) this.options.send(message);
  }

  occupy(party: HandsetParty): boolean {
    if (this.call !== undefined || this.gone) return false;
    this.call = party;
    return true;
  }

  release(party: HandsetParty): void {
    if (this.call === party) this.call = undefined;
  }

  refuse(why: Refusal): void {
    this.send({ type: 'refused', why });
  }

  private claim(wanted: string | undefined, exact: boolean): void {
    if (this.call !== undefined) {
      this.refuse('already-in-call');
      return;
    }
    const claim = this.options.directory.claim(this, { wanted, exact, held: this.claimed });
    if ('refused' in claim) {
      this.refuse(claim.refused);
      return;
    }
    this.claimed = claim.number;
    this.send({ type: 'claimed', number: claim.number });
  }

  private async place(to: string, sdp: string, as: string | undefined): Promise<void> {
    if (this.claimed === undefined) this.refuse('protocol');
    else if (this.call !== undefined) this.refuse('already-in-call');
    else if (!E164_SHAPE.test(to)) this.refuse('number-invalid');
    else {
      const party = this.party();
      if (!(await party.pageCalls(sdp))) return;
      this.options.engine.begin({
        party,
        accountSid: this.options.accountFor(to),
        from: as ?? this.claimed,
        to,
        parameters: {},
      });
    }
  }
}
