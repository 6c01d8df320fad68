import { Router } from 'express';
import { ContentApi } from './content-api';
import { mediaContent } from './media-content';
import { MessagingApi } from './messaging-api';
import { recordingContent } from './recording-content';
import { RestApi, type RestServices } from './rest-api';
import { type Route, routesOfRouter } from './routes';
import { transcriptionContent } from './transcription-content';

/** Twilio's REST APIs as one router, and all that they serve. */
export function twilioApis(services: RestServices): { router: Router; routes: readonly Route[] } {
  const { accounts, recordings, transcriptions, messaging, contents, inspector } = services;
  const rest = new RestApi(services);
  const content = new ContentApi(accounts, contents, inspector).router;
  const messagingApi = new MessagingApi(accounts, inspector);
  const files = [
    recordingContent(accounts, recordings),
    transcriptionContent(accounts, transcriptions),
    mediaContent(accounts, messaging),
  ];
  const mounted: { at: string; router: Router; routes: Route[] }[] = [
    ...files.map((router) => ({ at: '/', router, routes: routesOfRouter(router) })),
    { at: '/2010-04-01', router: rest.router, routes: rest.routes },
    { at: '/v1', router: content, routes: routesOfRouter(content, '/v1') },
    { at: '/v1', router: messagingApi.router, routes: messagingApi.routes },
  ];
  const router = Router();
  for (const one of mounted) router.use(one.at, one.router);
  return { router, routes: mounted.flatMap(({ routes }) => routes) };
}
