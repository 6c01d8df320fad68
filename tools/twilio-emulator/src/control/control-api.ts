import { json, Router, type Request, type Response } from 'express';
import type { AccountStore } from '../accounts/account-store';
import { describeDemoAccount, type DemoCredentials } from '../accounts/demo-account';
import type { Call } from '../calls/call';
import type { CallRegistry } from '../calls/call-registry';
import type { CallSettings } from '../calls/call-settings';
import type { CallEngine } from '../calls/party';
import type { ContentStore } from '../content/content-store';
import type { Messaging } from '../messaging/messaging';
import type { SignallingGateway } from '../signalling/signalling-gateway';
import type { OutsideWorld } from '../world/outside-world';
import { addContentRoutes } from './content-control';
import { audioView, callView, findCalls, waitForStatus } from './call-view';
import {
  readCaller,
  readDigits,
  readFlag,
  readNumber,
  readPhoneNumber,
  readPlan,
  readSteps,
  readText,
} from './control-input';
import type { EventLog } from './event-log';
import { answerEvents } from './event-stream';
import type { HostNames } from './host-names';
import { loopbackOriginsOnly } from './loopback-only';
import { addMessagingRoutes } from './messaging-control';

const DEFAULT_WAIT_MS = 10_000;
const MAX_WAIT_MS = 120_000;
/** Media of 16 MB in base64, the most that WhatsApp takes. */
const MAX_BODY = '23mb';

export interface ControlApiServices {
  credentials: DemoCredentials;
  registry: CallRegistry;
  calling: CallSettings;
  engine: CallEngine;
  world: OutsideWorld;
  gateway: SignallingGateway;
  log: EventLog;
  hosts: HostNames;
  accounts: AccountStore;
  messaging: Messaging;
  contents: ContentStore;
}

/** What tests and pages may do to the emulator, mounted at `/control`. The README lists every route. */
export class ControlApi {
  readonly router = Router();

  constructor(private readonly services: ControlApiServices) {
    const { router } = this;
    const { log, credentials, registry, hosts, accounts, messaging } = services;
    router.use(loopbackOriginsOnly(hosts), json({ limit: MAX_BODY }));
    router.get('/demo-account', (_request, response) => {
      const { whatsAppSenders, numbers } = accounts;
      response.json(describeDemoAccount(credentials, whatsAppSenders.values(), numbers.values()));
    });
    addMessagingRoutes(router, messaging, accounts, credentials);
    addContentRoutes(router, services.contents);
    router.get('/state', (_request, response) => void response.json(this.state()));
    router.get('/events', (request, response) => answerEvents(log, request, response));
    router.get('/calls', (request, response) => {
      response.json(findCalls(registry, request.query).map(callView));
    });
    router.post('/calls', (request, response) => this.startCall(request, response));
    router.get(
      '/calls/:sid',
      this.onCall((call, _request, response) => void response.json(callView(call))),
    );
    router.get(
      '/calls/:sid/wait',
      this.onCall((call, request, response) => this.wait(call, request, response)),
    );
    router.get(
      '/calls/:sid/audio',
      this.onCall((call, request, response) => {
        response.json(audioView(call, Math.min(10_000, Number(request.query['windowMs'] ?? 1000) || 1000)));
      }),
    );
    router.post(
      '/calls/:sid/hang-up',
      this.onCall((call, _request, response) => {
        call.finish(call.isAnswered ? 'completed' : 'canceled', 'hung up through the control API');
        response.json(callView(call));
      }),
    );
    router.post(
      '/calls/:sid/press',
      this.onCall((call, request, response) => {
        for (const digit of readDigits(request.body)) call.press(digit);
        response.json(callView(call));
      }),
    );
    router.post(
      '/calls/:sid/say',
      this.onCall((call, request, response) => {
        call.utter(readText(request.body, 'text'), readNumber(request.body, 'confidence', 0.9));
        response.json(callView(call));
      }),
    );
    router.get('/calling', (_request, response) => void response.json(services.calling));
    router.put('/calling', (request, response) => {
      const { calling } = services;
      calling.shuffleStatuses = readFlag(request.body, 'shuffleStatuses') ?? calling.shuffleStatuses;
      response.json(calling);
    });
    router.put('/numbers/:phoneNumber', (request, response) => {
      const phoneNumber = readPhoneNumber({ phoneNumber: request.params.phoneNumber }, 'phoneNumber');
      services.world.setPlan(phoneNumber, readPlan(request.body));
      response.json({ phoneNumber });
    });
    router.post('/identities/:identity/drop-sockets', (request, response) => {
      response.json({ dropped: services.gateway.dropSockets(request.params.identity) });
    });
    router.post('/gateway/restart', (request, response) => {
      const downForMs = readNumber(request.body, 'downForMs', 1000);
      services.gateway.restart(downForMs);
      response.json({ downForMs });
    });
    router.use((request: Request, response: Response) => {
      response.status(404).json({ error: `There is no ${request.method} /control${request.path}.` });
    });
  }

  private state(): Record<string, unknown> {
    const { credentials, registry, gateway } = this.services;
    return {
      accountSid: credentials.accountSid,
      phoneNumber: credentials.phoneNumber,
      calls: registry
        .all()
        .filter((call) => !call.isOver)
        .map(callView),
      sessions: gateway.sessions(),
    };
  }

  /** Somebody outside calls a number of the account and follows a script once answered. */
  private startCall(request: Request, response: Response): void {
    const { engine, registry, world, credentials } = this.services;
    const body: unknown = request.body;
    const from = readCaller(body, 'from', '+12025550123');
    const to = readPhoneNumber(body, 'to', credentials.phoneNumber);
    const fields = (body ?? {}) as { script?: unknown; echoDelayMs?: unknown };
    const echoDelayMs = fields.echoDelayMs === undefined ? undefined : readNumber(body, 'echoDelayMs', 0);
    const party = world.caller(from, {
      steps: readSteps(fields.script),
      ...(echoDelayMs === undefined ? {} : { echoDelayMs }),
    });
    const before = new Set(registry.all());
    engine.begin({ party, accountSid: credentials.accountSid, from, to, parameters: {} });
    const call = registry.all().find((each) => !before.has(each));
    if (call) response.status(201).json(callView(call));
    else response.status(404).json({ error: `${to} is no number of the emulator's account.` });
  }

  private async wait(call: Call, request: Request, response: Response): Promise<void> {
    const { status } = request.query;
    const statuses = typeof status === 'string' ? status.split(',') : ['completed'];
    const timeoutMs = Math.min(
      MAX_WAIT_MS,
      Number(request.query['timeoutMs'] ?? DEFAULT_WAIT_MS) || DEFAULT_WAIT_MS,
    );
    const isThere = await waitForStatus(call, statuses, timeoutMs);
    response.status(isThere ? 200 : 408).json(callView(call));
  }

  private onCall(
    action: (call: Call, request: Request, response: Response) => void | Promise<void>,
  ): (request: Request, response: Response) => Promise<void> {
    return async (request, response) => {
      const { sid } = request.params;
      const call = typeof sid === 'string' ? this.services.registry.get(sid) : undefined;
      if (call) await action(call, request, response);
      else response.status(404).json({ error: 'There is no such call.' });
    };
  }
}
