import type { ContentStore } from '../../content/content-store';
import { fill } from '../../content/fill';
import type { OutgoingMessage } from '../../messaging/message';
import type { Form } from '../form';
import { invalid } from '../rest-error';

/** More of them within the 24 hours need an approval: https://www.twilio.com/docs/content/twilio-quick-reply */
const SESSION_BUTTONS_MAX = 3;
/** Of each variable: https://www.twilio.com/docs/api/errors/21658 */
const MAX_VARIABLE_CHARS = 1600;

/**
 * What a message with `ContentSid` says; undefined where it has none. A template that WhatsApp has not approved is sent as
 * free text. Source: https://www.twilio.com/docs/content/send-templates-created-with-the-content-template-builder
 */
export function readContentMessage(
  form: Form,
  accountSid: string,
  contents: ContentStore,
): Pick<OutgoingMessage, 'body' | 'template' | 'isTemplate'> | undefined {
  const sid = form.text('ContentSid') ?? '';
  const given = form.text('ContentVariables') ?? '';
  if (sid === '') {
    // https://www.twilio.com/docs/api/errors/21654
    if (given !== '') throw invalid(21654, 'ContentSid is required where ContentVariables are given');
    return undefined;
  }
  // https://www.twilio.com/docs/api/errors/21655
  const content = /^HX[0-9a-fA-F]{32}$/.test(sid) ? contents.get(accountSid, sid) : undefined;
  if (!content) throw invalid(21655, 'The ContentSid is Invalid');
  const filled = fill(content, readVariables(given));
  if (!filled) throw wrongVariables();
  const isTemplate = content.approval?.status === 'approved';
  const buttons = isTemplate ? filled.buttons : filled.buttons.slice(0, SESSION_BUTTONS_MAX);
  return { body: filled.body, isTemplate, template: { contentSid: sid, buttons, isApproved: isTemplate } };
}

/** JSON of texts, none of them empty: https://www.twilio.com/docs/api/errors/21656 */
function readVariables(given: string): Record<string, string> {
  if (given === '') return {};
  try {
    const values: unknown = JSON.parse(given);
    if (typeof values !== 'object' || values === null || Array.isArray(values)) throw wrongVariables();
    if (Object.values(values).some((value) => typeof value !== 'string' || value.trim() === '')) {
      throw wrongVariables();
    }
    const texts = values as Record<string, string>;
    if (Object.values(texts).some((text) => text.length > MAX_VARIABLE_CHARS))
      throw invalid(21658, 'Parameter exceeded character limit: ContentVariables');
    return texts;
  } catch (error) {
    throw error instanceof SyntaxError ? wrongVariables() : error;
  }
}

const wrongVariables = () => invalid(21656, 'The ContentVariables Parameter is invalid');
