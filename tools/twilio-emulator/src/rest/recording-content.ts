import { Router } from 'express';
import type { AccountStore } from '../accounts/account-store';
import { wavFile } from '../media/wav';
import type { RecordingStore } from '../recordings/recording-store';
import { authenticate } from './authenticate';
import { notFound, RestError } from './rest-error';

/**
 * The sound of recordings: the API's URL without ending, or with `.wav`. As at Twilio, it needs no credentials (an account
 * may ask for them there), but wrong ones are refused. MP3 is not made here.
 * Source: https://www.twilio.com/docs/voice/api/recording#fetch-a-recordings-media
 */
export function recordingContent(store: AccountStore, recordings: RecordingStore): Router {
  const router = Router();
  router.get('/2010-04-01/Accounts/:accountSid/Recordings/:file', (request, response, next) => {
    const { accountSid, file } = request.params;
    if (file.endsWith('.json')) {
      next();
      return;
    }
    try {
      const { authorization } = request.headers;
      if (authorization !== undefined) authenticate(authorization, accountSid, store);
      const recording = recordings.get(file.replace(/\.wav$/, ''));
      if (recording?.accountSid !== accountSid || recording.status !== 'completed')
        throw notFound(request.path);
      response.type('audio/x-wav').send(wavFile(recording.samples));
    } catch (error) {
      if (!(error instanceof RestError)) throw error;
      response.status(error.status).json(error.body);
    }
  });
  return router;
}
