import {
  CallContinued,
  CallFlow,
  CallStatusChanged,
  conference,
  dial,
  DialFinished,
  hangup,
  redirect,
  say,
  Step,
  type Links,
  type VoiceVerb,
} from '@centralita/twiml';
import { CallHolds } from '../../domains/calls/api/call-holds';
import { CallRouter } from '../../domains/calls/api/call-router';
import { ConsultedSides } from '../../domains/calls/api/consulted-sides';
import { LeftConsultations } from '../../domains/calls/api/left-consultations';
import { Config } from '../../platform/config/config';
import { TransferFlow } from '../transfer/transfer.flow';
import { TRANSFER_WORDS } from '../transfer/transfer-words';

/** Where the two sides of a call go on when one of them is put on hold. */
@CallFlow({
  id: 'hold',
  title: 'Hold',
  description: 'Lets somebody of your team put a call on hold.',
  calls: 'none',
})
export class HoldFlow {
  constructor(
    private readonly holds: CallHolds,
    private readonly router: CallRouter,
    private readonly consultations: LeftConsultations,
    private readonly consulted: ConsultedSides,
    private readonly config: Config,
  ) {}

  /** Whoever leaves ends the call for the other, as before. */
  @Step(CallContinued, { linkedByAddress: true })
  async join({ callSid }: CallContinued, links: Links<HoldFlow>): Promise<VoiceVerb[]> {
    const room = await this.holds.roomOf(callSid);
    if (!room) return [hangup()];
    const attributes = { beep: false, endConferenceOnExit: true, waitUrl: '' } as const;
    const dialled = { timeLimitSec: room.timeLimitSec, action: links.to('left') };
    return [dial(dialled, conference(room.name, attributes))];
  }

  /** The room is closed: the other has left it. Nobody who is to be given on is hung up on for a moment without a database. */
  @Step(DialFinished, { repeatable: true })
  async left({ callSid, callStatus }: DialFinished, links: Links<HoldFlow>): Promise<VoiceVerb[]> {
    const isThere = callStatus === 'in-progress';
    const { next, callSid: over } = await this.consultations.closed(callSid, isThere);
    if (next === 'given') return [redirect(links.in(TransferFlow).to('moved'))];
    if (next === 'team') return [redirect(links.toFlow('person'))];
    if (over !== undefined) await this.router.ended(over, 'completed');
    const { nobody } = TRANSFER_WORDS[this.config.spokenLanguage];
    return next === 'nobody' ? [say(nobody), hangup()] : [hangup()];
  }

  /** How the call to a number goes that is asked: it counts as a call of the agent's. */
  @Step(CallStatusChanged, { linkedByAddress: true })
  async asked({ callSid, callStatus, durationSec }: CallStatusChanged): Promise<VoiceVerb[]> {
    if (callStatus === 'in-progress') await this.consulted.answered(callSid);
    else await this.router.ended(callSid, callStatus, { talkedSec: durationSec });
    return [];
  }
}
