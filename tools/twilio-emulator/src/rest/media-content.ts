import { Router, type Request, type Response } from 'express';
import type { AccountStore } from '../accounts/account-store';
import { mediaPath } from '../messaging/message-view';
import type { Messaging } from '../messaging/messaging';
import { authenticate } from './authenticate';
import { notFound, RestError } from './rest-error';

/**
 * Content of media. The API's URL without `.json` redirects to a media host, as Twilio's does; it asks for credentials
 * only where the account is set so. Source: https://www.twilio.com/docs/messaging/api/media-resource#fetch-a-media-resource
 */
export function mediaContent(store: AccountStore, messaging: Messaging): Router {
  const router = Router();
  const { registry, settings } = messaging;

  router.get(
    '/2010-04-01/Accounts/:accountSid/Messages/:messageSid/Media/:mediaSid',
    (request, response, next) => {
      const { accountSid, messageSid, mediaSid } = request.params;
      if (mediaSid.endsWith('.json')) {
        next();
        return;
      }
      try {
        const { authorization } = request.headers;
        if (settings.mediaAuth || authorization !== undefined) authenticate(authorization, accountSid, store);
        const message = registry.get(messageSid);
        const isThere =
          message?.accountSid === accountSid && message.media.some(({ sid }) => sid === mediaSid);
        if (!isThere) throw notFound(request.path);
        response.redirect(307, mediaPath(mediaSid));
      } catch (error) {
        if (!(error instanceof RestError)) throw error;
        response.status(error.status).json(error.body);
      }
    },
  );

  router.get('/media/:mediaSid', (request: Request<{ mediaSid: string }>, response: Response, next) => {
    const medium = registry.medium(request.params.mediaSid);
    if (!medium) {
      next();
      return;
    }
    const name = encodeURIComponent(medium.name ?? medium.sid);
    response
      .set({
        'Content-Type': medium.contentType,
        'Content-Disposition': `inline; filename*=UTF-8''${name}`,
        // Anybody outside may send a page or a drawing with a script in it.
        'Content-Security-Policy': "sandbox; default-src 'none'",
        'X-Content-Type-Options': 'nosniff',
      })
      .send(medium.content);
  });
  return router;
}
