import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { AppVersion } from '../../platform/config/app-version';
import { Config } from '../../platform/config/config';
import { Everyone } from '../access/allowed';

/** The front door: people are shown to the web app, programs are told what this is. */
@Controller()
@Everyone()
export class RootController {
  constructor(
    private readonly config: Config,
    private readonly version: AppVersion,
  ) {}

  /** Where the built web app is served from here, it has answered people before this. */
  @Get()
  read(@Req() request: Request, @Res() response: Response): void {
    const { nodeEnv, webPort } = this.config;
    if (nodeEnv === 'development' && request.accepts(['json', 'html']) === 'html') {
      response.redirect(302, `http://localhost:${webPort}/`);
      return;
    }
    response.set('Cache-Control', 'no-store').json({
      name: 'Centralita',
      version: this.version.text,
      description: 'A self-hosted front desk on Twilio.',
      health: '/health',
      config: '/api/config',
      voiceWebhook: '/handle_calls',
    });
  }
}
