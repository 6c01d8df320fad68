import { json, raw, Router, type NextFunction, type Request, type Response } from 'express';
import { field } from '../control/control-input';
import { META_ACCOUNT } from './meta-account';
import { GraphError } from './meta-errors';
import type { MetaMedia } from './meta-media';
import type { MetaMessages } from './meta-messages';
import { META_TEST_NUMBERS } from './meta-numbers';
import type { MetaTemplates } from './meta-templates';
import type { MetaWebhooks } from './meta-webhooks';
import { readMessage, textIn } from './read-message';

const UPLOAD_MAX = '101mb';
const VERSION = '/:version';
const WABA = `${VERSION}/${META_ACCOUNT.wabaId}`;
const NUMBER = `${VERSION}/${META_ACCOUNT.phoneNumberId}`;
const PAGE_SIZE = 25;

export interface GraphServices {
  messages: MetaMessages;
  media: MetaMedia;
  templates: MetaTemplates;
  webhooks: MetaWebhooks;
  apiUrl: () => string;
}

/** What a program uses of Meta's Graph API, for paths that begin with a version such as `/v23.0`, and its files' host. */
export class GraphApi {
  readonly router = Router();
  /** Test numbers that have refused once. */
  private readonly refused = new Set<string>();

  constructor(private readonly services: GraphServices) {
    const { router } = this;
    const { media, templates } = services;
    router.use((request, _response, next) => next(isOurs(request.path) ? undefined : 'router'));
    router.use(authenticate);
    router.get('/whatsapp_business/attachments/', (request, response) => this.download(request, response));
    router.post(`${NUMBER}/media`, raw({ type: () => true, limit: UPLOAD_MAX }), (request, response) =>
      this.upload(request, response),
    );
    router.use(json());
    router.post(`${NUMBER}/messages`, (request, response) => this.send(request, response));
    router.get(NUMBER, (_request, response) => void response.json(numberNode()));
    router.get(`${WABA}/phone_numbers`, (_request, response) => void response.json({ data: [numberNode()] }));
    router.post(`${WABA}/subscribed_apps`, async ({ body }: Request, response) => {
      const [url, verifyToken] = [textIn(body, 'override_callback_uri'), textIn(body, 'verify_token')];
      await services.webhooks.subscribe({ url, verifyToken });
      response.json({ success: true });
    });
    router.get(`${WABA}/message_templates`, (request, response) => this.listTemplates(request, response));
    router.post(`${WABA}/message_templates`, ({ body }: Request, response) => {
      const { id, status, category } = templates.submit(body);
      response.json({ id, status, category });
    });
    router.delete(`${WABA}/message_templates`, ({ query }, response) => {
      const id = query['hsm_id'];
      if (!templates.delete(textIn(query, 'name'), typeof id === 'string' ? id : undefined))
        throw new GraphError(404, 100, 'There is no such template.');
      response.json({ success: true });
    });
    router
      .route(`${VERSION}/:media`)
      .get(({ params }, response) => {
        const template = templates.byId(params.media);
        response.json(template ?? media.describe(this.file(params.media), services.apiUrl()));
      })
      .post(({ params, body }: Request<{ media: string }>, response, next) => {
        const template = templates.byId(params.media);
        if (!template) return next();
        templates.edit(template, body);
        response.json({ success: true });
      })
      .delete(({ params }, response) => {
        this.file(params.media);
        response.json({ success: media.delete(params.media) });
      });
    router.use(({ method, path }: Request) => {
      throw new GraphError(400, 100, `Unsupported ${method.toLowerCase()} request: ${path}`);
    });
    router.use(answerError);
  }

  private send({ body }: Request, response: Response): void {
    const { messages } = this.services;
    if (field(body, 'messaging_product') !== 'whatsapp')
      throw new GraphError(400, 100, 'The parameter messaging_product is required.');
    if (field(body, 'status') === 'read') {
      messages.markSeen(textIn(body, 'message_id'));
      response.json({ success: true });
      return;
    }
    const message = readMessage(body);
    const { refusal, isOnce, answer } = META_TEST_NUMBERS[message.to] ?? {};
    if (refusal && !(isOnce && this.refused.has(message.to))) {
      if (isOnce) this.refused.add(message.to);
      throw new GraphError(refusal.status, refusal.code, 'A test number of the emulator.');
    }
    const id = messages.send(message);
    if (answer === 'none') return;
    if (answer === 'fault') throw new GraphError(500, 2, 'Service temporarily unavailable');
    const input = String(field(body, 'to'));
    const wa_id = message.to.slice(1);
    response.json({ messaging_product: 'whatsapp', contacts: [{ input, wa_id }], messages: [{ id }] });
  }

  /** Source: https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media#upload-media */
  private async upload(request: Request, response: Response): Promise<void> {
    const type = request.headers['content-type'] ?? '';
    const form = await new globalThis.Response(request.body as Buffer, { headers: { 'content-type': type } })
      .formData()
      .catch(() => new FormData());
    const file = form.get('file');
    if (form.get('messaging_product') !== 'whatsapp' || !(file instanceof Blob))
      throw new GraphError(400, 100, 'The parameters messaging_product and file are required.');
    const told = form.get('type');
    const { id } = this.services.media.upload({
      type: typeof told === 'string' && told !== '' ? told : file.type,
      name: file instanceof File ? file.name : undefined,
      content: Buffer.from(await file.arrayBuffer()),
    });
    response.json({ id });
  }

  private download({ query }: Request, response: Response): void {
    const { type, content } = this.file(typeof query['mid'] === 'string' ? query['mid'] : '');
    response.set({ 'Content-Type': type, 'X-Content-Type-Options': 'nosniff' }).send(content);
  }

  private file(id: string) {
    const file = this.services.media.find(id);
    if (!file)
      throw new GraphError(400, 100, `Object with ID '${id}' does not exist, or is not to be seen.`, {
        type: 'GraphMethodException',
      });
    return file;
  }

  /** In pages, as all lists of the Graph API: https://developers.facebook.com/docs/graph-api/results */
  private listTemplates({ query, path }: Request, response: Response): void {
    const all = this.services.templates.list();
    const from = Number(query['after'] ?? 0) || 0;
    const until = from + (Number(query['limit'] ?? PAGE_SIZE) || PAGE_SIZE);
    const next = `${this.services.apiUrl()}${path}?limit=${until - from}&after=${until}`;
    const paging = {
      cursors: { before: String(from), after: String(until) },
      ...(until < all.length && { next }),
    };
    response.json({ data: all.slice(from, until), paging });
  }
}

const isOurs = (path: string): boolean => /^\/(v\d+\.\d+\/|whatsapp_business\/)/.test(path);

/** @see META_ACCOUNT.wabaId is told by `health_status`: https://developers.facebook.com/docs/whatsapp/cloud-api/health-status */
function numberNode(): object {
  const { phoneNumberId: id, phoneNumber, verifiedName: verified_name, wabaId } = META_ACCOUNT;
  const can_send_message = 'AVAILABLE';
  const entities = [
    { entity_type: 'PHONE_NUMBER', id, can_send_message },
    { entity_type: 'WABA', id: wabaId, can_send_message },
  ];
  return {
    ...{
      id,
      verified_name,
      display_phone_number: phoneNumber,
      quality_rating: 'GREEN',
      platform_type: 'CLOUD_API',
    },
    health_status: { can_send_message, entities },
  };
}

function authenticate({ headers }: Request, _response: Response, next: NextFunction): void {
  if (headers.authorization === `Bearer ${META_ACCOUNT.accessToken}`) return next();
  throw new GraphError(401, 190, 'Invalid OAuth access token.');
}

function answerError(error: unknown, _request: Request, response: Response, next: NextFunction): void {
  if (error instanceof GraphError) response.status(error.status).json(error.body);
  else if (error instanceof SyntaxError) response.status(400).json(new GraphError(400, 100, 'Bad JSON').body);
  else next(error);
}
