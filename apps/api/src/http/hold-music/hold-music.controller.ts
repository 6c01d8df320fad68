import { Controller, Get, Header, StreamableFile } from '@nestjs/common';
import { HOLD_MUSIC_PATH } from '../../domains/calls/api/hold-music-path';
import { Everyone } from '../access/allowed';
import { holdMusic } from './hold-music';

/** What callers hear while they wait: Twilio fetches it without credentials, and keeps it for as long as it may. */
@Controller(HOLD_MUSIC_PATH)
@Everyone()
export class HoldMusicController {
  #sound: Buffer | undefined;

  @Get()
  @Header('Cache-Control', 'public, max-age=86400')
  play(): StreamableFile {
    this.#sound ??= holdMusic();
    return new StreamableFile(this.#sound, { type: 'audio/wav', length: this.#sound.length });
  }
}
