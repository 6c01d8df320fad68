import { createServer, type Server } from 'node:http';

export const SENDGRID_KEY = `SG.${'a'.repeat(22)}.${'B'.repeat(43)}`;
export const META_TOKEN = 'EAAG-token-of-a-system-user-0123456789';

/** SendGrid and Meta as one server: what each answers to which key. */
export function startProviders(): Server {
  return createServer(({ url, headers: { authorization } }, response) => {
    const answer = (status: number, body: object): void =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (url === '/v3/scopes') {
      return authorization === `Bearer ${SENDGRID_KEY}`
        ? answer(200, { scopes: ['mail.send', 'alerts.read'] })
        : answer(401, { errors: [{ message: 'authorization required' }] });
    }
    if (url !== '/v23.0/123456789?fields=id')
      return answer(400, { error: { code: 100, message: 'Unsupported get request' } });
    return authorization === `Bearer ${META_TOKEN}`
      ? answer(200, { id: '123456789' })
      : answer(401, { error: { code: 190, message: 'Invalid OAuth access token' } });
  });
}
