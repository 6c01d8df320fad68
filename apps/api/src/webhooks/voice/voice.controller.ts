import { All, Controller, Param, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Request, Response } from 'express';
import { SpokenApology } from './spoken-apology';
import { VoiceAnswers } from './voice-answers';
import { VoiceErrorFilter } from './voice-error-filter';
import { TwilioSignatureGuard } from '../twilio-signature.guard';
import { twilioWebhookOf } from '../twilio-webhook';

const TWIML = 'text/xml; charset=utf-8';

/** What Twilio calls for voice, by POST or GET. Express's own `send` would also make an ETag for each answer. */
@Controller('webhooks/voice')
@UseFilters(VoiceErrorFilter)
export class VoiceController {
  constructor(
    private readonly answers: VoiceAnswers,
    private readonly apology: SpokenApology,
  ) {}

  /** The beginning of a call. */
  @All()
  @UseGuards(TwilioSignatureGuard)
  async entry(@Req() request: Request, @Res() response: Response): Promise<void> {
    send(response, await this.answers.begin(twilioWebhookOf(request)));
  }

  /** Status callbacks of a number or a TwiML App. */
  @All('status')
  @UseGuards(TwilioSignatureGuard)
  async status(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.answers.noteStatus(twilioWebhookOf(request));
    response.writeHead(204).end();
  }

  /** Twilio comes here when the voice URL failed: for anyone, and out of nothing that could fail too. */
  @All('fallback')
  fallback(@Res() response: Response): void {
    this.answers.noteFallback();
    send(response, this.apology.twiml);
  }

  /** The beginning of a call in a flow that its URL names. */
  @All(':flow')
  @UseGuards(TwilioSignatureGuard)
  async flow(@Param('flow') flow: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    send(response, await this.answers.step(twilioWebhookOf(request), flow, 'start'));
  }

  @All(':flow/:step')
  @UseGuards(TwilioSignatureGuard)
  async step(
    @Param('flow') flow: string,
    @Param('step') step: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    send(response, await this.answers.step(twilioWebhookOf(request), flow, step));
  }
}

/** As text in one piece: a buffer would go out in a second write, which costs more than all of the flow. */
function send(response: Response, twiml: string): void {
  response.writeHead(200, {
    'Content-Type': TWIML,
    'Content-Length': Buffer.byteLength(twiml),
    'Cache-Control': 'no-store',
  });
  response.end(twiml, 'utf8');
}
