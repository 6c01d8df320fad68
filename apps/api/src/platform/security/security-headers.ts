import helmet from 'helmet';
import type { RequestHandler } from 'express';
import type { Config } from '../config/config';

/**
 * Edge locations that the Voice SDK may signal to. A wildcard cannot stand in the middle of a host, so they are listed.
 * Source: https://www.twilio.com/docs/global-infrastructure/edge-locations
 */
const EDGES = [
  'roaming',
  'ashburn',
  'dublin',
  'frankfurt',
  'sao-paulo',
  'singapore',
  'sydney',
  'tokyo',
  'umatilla',
];
const PRIVATE_EDGES = ['ashburn-ix', 'san-jose-ix', 'london-ix', 'frankfurt-ix', 'singapore-ix', 'sydney-ix'];
/** Homes to which the SDK sends its call-quality events. */
const HOMES = ['us1', 'ie1', 'au1', 'br1', 'de1', 'jp1', 'sg1', 'us2'];

const TWILIO_CONNECTIONS = [
  ...[...EDGES, ...PRIVATE_EDGES].map((edge) => `wss://voice-js.${edge}.twilio.com`),
  'https://eventgw.twilio.com',
  ...HOMES.map((home) => `https://eventgw.${home}.twilio.com`),
];

/** The emulator as the browser reaches it; both of its addresses, since either may be handed to the page. */
function emulatorConnections({ emulatorUrl, emulatorPublicUrl }: Config): string[] {
  const bases = new Set([emulatorUrl, emulatorPublicUrl].filter((base) => base !== undefined));
  return [...bases].flatMap((base) => [base, base.replace(/^http/, 'ws')]);
}

/** Headers of pages and of our API: the browser may load, connect to and embed what is named, and nothing else. */
export function securityHeaders(config: Config): RequestHandler {
  const connections = config.emulatorUrl ? emulatorConnections(config) : TWILIO_CONNECTIONS;
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // Angular puts the styles of components into the page as it runs.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", ...connections],
        mediaSrc: ["'self'", 'blob:', 'data:'],
        workerSrc: ["'self'", 'blob:'],
        // Mails are shown in frames, with a policy of their own.
        frameSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
      },
    },
    // Only where the public address has TLS: on plain http it would be ignored, on localhost it would do harm.
    strictTransportSecurity: config.publicBaseUrl?.startsWith('https:') ? { maxAge: 15_552_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
  });
  return (request, response, next) => {
    response.setHeader('Permissions-Policy', 'microphone=(self), camera=(), geolocation=()');
    headers(request, response, next);
  };
}
