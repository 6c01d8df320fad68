import { Injectable } from '@nestjs/common';
import { TEMPLATE_STATES, type TemplateButton, type TemplateState } from '@centralita/shared-types';
import type { ContentCreateRequest } from 'twilio/lib/rest/content/v1/content.js';
import type { ContentApprovalRequest } from 'twilio/lib/rest/content/v1/content/approvalCreate.js';
import type { ContentAndApprovalsInstance } from 'twilio/lib/rest/content/v1/contentAndApprovals.js';
import type Twilio from 'twilio/lib/rest/Twilio.js';
import {
  TemplateProvider,
  type ProviderTemplate,
  type TemplateLogin,
  type WrittenTemplate,
} from '../../domains/templates/ports/template-provider';
import { TwilioClients } from './twilio-clients';
import { twilioError } from './twilio-error';

/** WhatsApp approves at most 6000 for an account: https://www.twilio.com/docs/content/content-api-resources */
const LIST_MAX = 6_000;
const PAGE_SIZE = 500;
const NOT_FOUND = 404;
const CATEGORIES = ['utility', 'marketing', 'authentication'] as const;

/** Templates by the official client. Source: https://www.twilio.com/docs/content/content-api-resources */
@Injectable()
export class TwilioTemplateProvider extends TemplateProvider {
  constructor(private readonly clients: TwilioClients) {
    super();
  }

  async list(login: TemplateLogin): Promise<ProviderTemplate[]> {
    const all = await this.#ask(login, ({ content }) =>
      content.v1.contentAndApprovals.list({ limit: LIST_MAX, pageSize: PAGE_SIZE }),
    );
    return all.flatMap((each) => providerTemplate(each) ?? []);
  }

  async create(
    login: TemplateLogin,
    template: WrittenTemplate,
  ): Promise<{ contentSid: string; state: TemplateState }> {
    const { sid: contentSid } = await this.#ask(login, ({ content }) =>
      content.v1.contents.create(asContent(template)),
    );
    return { contentSid, state: 'unsubmitted' };
  }

  async submit(
    login: TemplateLogin,
    contentSid: string,
    { name, category }: { name: string; category: string },
  ): Promise<TemplateState> {
    const request = { name, category: category.toUpperCase() } as ContentApprovalRequest;
    const { status } = await this.#ask(login, ({ content }) =>
      content.v1.contents(contentSid).approvalCreate.create(request),
    );
    return stateOf(status);
  }

  async remove(login: TemplateLogin, contentSid: string): Promise<void> {
    try {
      await this.#ask(login, ({ content }) => content.v1.contents(contentSid).remove());
    } catch (error) {
      if ((error as { providerStatus?: number }).providerStatus !== NOT_FOUND) throw error;
    }
  }

  async #ask<Answer>(login: TemplateLogin, request: (client: Twilio) => Promise<Answer>): Promise<Answer> {
    const { accountSid, authToken: password, region } = login;
    const client = await this.clients.for({ accountSid, username: accountSid, password, region });
    try {
      return await request(client);
    } catch (error) {
      throw twilioError(error);
    }
  }
}

/**
 * The client sends this body as it is given, so the names are those on the wire (`friendly_name`, `twilio/text`), whatever
 * its types say: seen in twilio 6, `lib/rest/content/v1/content.js`.
 */
function asContent({ name, language, body, samples, buttons }: WrittenTemplate): ContentCreateRequest {
  const actions = buttons.map(({ title, id }) => ({ type: 'QUICK_REPLY', title, id }));
  const types =
    actions.length > 0 ? { 'twilio/quick-reply': { body, actions } } : { 'twilio/text': { body } };
  const content: unknown = { friendly_name: name, language, variables: samples, types };
  return content as ContentCreateRequest;
}

/** Undefined for what is neither text nor quick reply. */
function providerTemplate(instance: ContentAndApprovalsInstance): ProviderTemplate | undefined {
  const types = instance.types as Record<string, { body?: string; actions?: Partial<TemplateButton>[] }>;
  const type = types['twilio/quick-reply'] ?? types['twilio/text'];
  if (type?.body === undefined) return undefined;
  const approval = (instance.approvalRequests ?? {}) as unknown as Record<string, string | undefined>;
  const { status, category = '', rejection_reason: rejection, name } = approval;
  return {
    contentSid: instance.sid,
    name: name || instance.friendlyName || instance.sid,
    language: instance.language,
    body: type.body,
    samples: (instance.variables ?? {}) as unknown as Record<string, string>,
    buttons: (type.actions ?? []).map(({ title = '', id }) => ({ title, id: id ?? title })),
    state: stateOf(status),
    category: CATEGORIES.find((each) => each === category.toLowerCase()) ?? null,
    rejection: rejection || null,
  };
}

/** A state that we do not know yet is none in which it could be sent. */
const stateOf = (status = 'unsubmitted'): TemplateState =>
  TEMPLATE_STATES.find((each) => each === status.toLowerCase()) ?? 'disabled';
