import { Injectable } from '@nestjs/common';
import { TEMPLATE_STATES, variablesOf, type TemplateState } from '@centralita/shared-types';
import {
  CloudTemplateProvider,
  type ProviderTemplate,
  type TemplateLogin,
  type WrittenTemplate,
} from '../../domains/templates/ports/template-provider';
import { ProviderError } from '../../platform/errors/provider-error';
import { BusinessAccounts } from './business-accounts';
import { GraphRequests } from './graph-requests';

/** WhatsApp approves at most 6000 for an account. */
const LIST_MAX = 6_000;
const PAGE_SIZE = 100;
const FIELDS = 'id,name,language,status,category,rejected_reason,components';
const CATEGORIES = ['utility', 'marketing', 'authentication'] as const;
/** What differs from Twilio's words. Source: https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates */
const STATES: Readonly<Record<string, TemplateState>> = {
  in_appeal: 'rejected',
  pending_deletion: 'disabled',
};

interface Component {
  type?: string;
  text?: string;
  format?: string;
  buttons?: { type?: string; text?: string }[];
  example?: { body_text?: string[][]; body_text_named_params?: { param_name?: string; example?: string }[] };
}
interface Listed {
  id?: string;
  name?: string;
  language?: string;
  status?: string;
  category?: string;
  rejected_reason?: string;
  components?: Component[];
}
interface Page {
  data?: Listed[];
  paging?: { cursors?: { after?: string }; next?: string };
}

/** Templates that stand at Meta itself, where making one and handing it to the reviewers is the same. */
@Injectable()
export class MetaTemplateProvider extends CloudTemplateProvider {
  constructor(
    private readonly graph: GraphRequests,
    private readonly accounts: BusinessAccounts,
  ) {
    super();
  }

  async list(login: TemplateLogin): Promise<ProviderTemplate[]> {
    const path = await this.#path(login);
    const found: ProviderTemplate[] = [];
    let after = '';
    do {
      const query = `?fields=${FIELDS}&limit=${PAGE_SIZE}${after && `&after=${encodeURIComponent(after)}`}`;
      const { data = [], paging } = await this.graph.ask<Page>(login.authToken, `${path}${query}`);
      found.push(...data.flatMap((each) => providerTemplate(each) ?? []));
      after = paging?.next === undefined ? '' : (paging.cursors?.after ?? '');
    } while (after !== '' && found.length < LIST_MAX);
    return found;
  }

  async create(
    login: TemplateLogin,
    { name, language, body, samples, buttons }: WrittenTemplate,
    category: string,
  ): Promise<{ contentSid: string; state: TemplateState }> {
    const names = variablesOf(body);
    const isByNumber = names.every((each) => /^\d+$/.test(each));
    const example = isByNumber
      ? { body_text: [names.map((each) => samples[each] ?? '')] }
      : {
          body_text_named_params: names.map((param_name) => ({
            param_name,
            example: samples[param_name] ?? '',
          })),
        };
    const json = {
      ...{ name, language, category: category.toUpperCase() },
      parameter_format: isByNumber ? 'POSITIONAL' : 'NAMED',
      components: [
        { type: 'BODY', text: body, ...(names.length > 0 && { example }) },
        ...(buttons.length > 0
          ? [{ type: 'BUTTONS', buttons: buttons.map(({ title: text }) => ({ type: 'QUICK_REPLY', text })) }]
          : []),
      ],
    };
    const path = await this.#path(login);
    const { id, status } = await this.graph.ask<Listed>(login.authToken, path, { method: 'POST', json });
    if (id === undefined)
      throw new ProviderError({ code: 'meta/odd-answer', detail: 'Meta told no id of the template.' });
    return { contentSid: id, state: stateOf(status) };
  }

  /** It was handed over when it was made: this tells where it is. */
  async submit({ authToken }: TemplateLogin, contentSid: string): Promise<TemplateState> {
    const path = `${encodeURIComponent(contentSid)}?fields=status`;
    return stateOf((await this.graph.ask<Listed>(authToken, path)).status);
  }

  async remove(login: TemplateLogin, contentSid: string, name: string): Promise<void> {
    const query = `?hsm_id=${encodeURIComponent(contentSid)}&name=${encodeURIComponent(name)}`;
    try {
      await this.graph.ask(login.authToken, `${await this.#path(login)}${query}`, { method: 'DELETE' });
    } catch (error) {
      if (!(error instanceof ProviderError) || error.providerStatus !== 404) throw error;
    }
  }

  async #path(login: TemplateLogin): Promise<string> {
    const { authToken: accessToken, phoneNumberId = '' } = login;
    return `${await this.accounts.idOf({ accessToken, phoneNumberId })}/message_templates`;
  }
}

/** Undefined for what is neither text nor quick reply. */
function providerTemplate(listed: Listed): ProviderTemplate | undefined {
  const {
    id,
    name,
    language,
    status,
    category = '',
    rejected_reason: rejection = 'NONE',
    components = [],
  } = listed;
  const body = components.find(({ type }) => type === 'BODY');
  const buttons = components.find(({ type }) => type === 'BUTTONS')?.buttons ?? [];
  const isShown =
    components.every(({ type = '' }) => ['BODY', 'BUTTONS'].includes(type)) &&
    buttons.every(({ type }) => type === 'QUICK_REPLY');
  if (!id || !name || !language || body?.text === undefined || !isShown) return undefined;
  return {
    contentSid: id,
    name,
    language,
    body: body.text,
    samples: samplesOf(body),
    buttons: buttons.map(({ text = '' }) => ({ title: text, id: text })),
    state: stateOf(status),
    category: CATEGORIES.find((each) => each === category.toLowerCase()) ?? null,
    rejection: rejection === 'NONE' || rejection === '' ? null : rejection,
  };
}

function samplesOf({ text = '', example }: Component): Record<string, string> {
  const named = example?.body_text_named_params;
  if (named)
    return Object.fromEntries(
      named.map(({ param_name, example: sample }) => [param_name ?? '', sample ?? '']),
    );
  const [first = []] = example?.body_text ?? [];
  return Object.fromEntries(variablesOf(text).map((name, index) => [name, first[index] ?? '']));
}

/** A state that we do not know yet is none in which it could be sent. */
const stateOf = (status = ''): TemplateState => {
  const told = status.toLowerCase();
  return STATES[told] ?? TEMPLATE_STATES.find((each) => each === told) ?? 'disabled';
};
