import { Router } from 'express';
import type { AccountStore } from '../accounts/account-store';
import type { TranscriptionStore } from '../transcriptions/transcription-store';
import { authenticate } from './authenticate';
import { notFound, RestError } from './rest-error';

/**
 * A transcription's text alone: its URL with `.txt`.
 * Source: https://www.twilio.com/docs/voice/api/recording-transcription#retrieve-a-transcription
 */
export function transcriptionContent(store: AccountStore, transcriptions: TranscriptionStore): Router {
  const router = Router();
  router.get('/2010-04-01/Accounts/:accountSid/Transcriptions/:sid.txt', (request, response) => {
    const { accountSid, sid } = request.params;
    try {
      authenticate(request.headers.authorization, accountSid, store);
      const transcription = transcriptions.get(sid);
      if (transcription?.accountSid !== accountSid) throw notFound(request.path);
      response.type('text/plain').send(transcription.text ?? '');
    } catch (error) {
      if (!(error instanceof RestError)) throw error;
      response.status(error.status).json(error.body);
    }
  });
  return router;
}
