import { type Content, SHOWN_TYPES } from '../content/content';
import { invalid } from './rest-error';

const BODY_MAX = { 'twilio/text': 1600, 'twilio/quick-reply': 1024 } as const;
const BUTTONS_MAX = 10;
const VARIABLES_MAX = 100;
/** The ones that WhatsApp knows: https://www.twilio.com/docs/whatsapp/tutorial/message-template-approvals-statuses */
const CATEGORIES = ['UTILITY', 'MARKETING', 'AUTHENTICATION'];

/**
 * What `POST /v1/Content` asks for, as JSON. Source: https://www.twilio.com/docs/content/content-api-resources#create-templates
 * Twilio does not document the codes of its refusals: 20001 here.
 */
export function readContent(
  body: unknown,
): Pick<Content, 'friendlyName' | 'language' | 'variables' | 'types'> {
  const { friendly_name: friendlyName = '', language, variables = {}, types } = asObject(body, 'The body');
  if (typeof friendlyName !== 'string') throw invalid(20001, 'friendly_name must be a text');
  if (typeof language !== 'string' || !/^[a-z]{2}(_[A-Z]{2})?$/.test(language)) {
    throw invalid(20001, 'language is required, such as en or pt_BR');
  }
  const given = asObject(types, 'types');
  if (Object.keys(given).length === 0) throw invalid(20001, 'types is required');
  for (const [type, content] of Object.entries(given)) checkType(type, content);
  return { friendlyName, language, variables: readVariables(variables), types: given };
}

/** What `POST /v1/Content/{sid}/ApprovalRequests/whatsapp` asks for. */
export function readApprovalRequest(body: unknown): { name: string; category: string } {
  const { name, category } = asObject(body, 'The body');
  if (typeof name !== 'string' || name === '') throw invalid(20001, 'name is required');
  if (typeof category !== 'string' || !CATEGORIES.includes(category)) {
    throw invalid(20001, `category must be one of ${CATEGORIES.join(', ')}`);
  }
  return { name, category };
}

function readVariables(given: unknown): Record<string, string> {
  const variables = Object.entries(asObject(given, 'variables'));
  if (variables.length > VARIABLES_MAX) throw invalid(20001, `At most ${VARIABLES_MAX} variables`);
  for (const [name, value] of variables) {
    if (!/^[A-Za-z0-9_]{1,16}$/.test(name) || typeof value !== 'string') {
      throw invalid(20001, `variables: ${name} must be a name of at most 16 characters with a text`);
    }
  }
  return Object.fromEntries(variables) as Record<string, string>;
}

function checkType(type: string, content: unknown): void {
  const known = SHOWN_TYPES.find((each) => each === type);
  if (!/^(twilio|whatsapp)\/[a-z-]+$/.test(type)) throw invalid(20001, `There is no content type ${type}`);
  if (!known) return;
  const { body, actions } = asObject(content, type);
  if (typeof body !== 'string' || body === '' || body.length > BODY_MAX[known]) {
    throw invalid(20001, `${type}: body is required, at most ${BODY_MAX[known]} characters`);
  }
  if (known === 'twilio/text') return;
  const isButton = (each: unknown): boolean =>
    typeof (each as { title?: unknown } | null)?.title === 'string' &&
    (each as { title: string }).title.length <= 25;
  if (
    !Array.isArray(actions) ||
    actions.length < 1 ||
    actions.length > BUTTONS_MAX ||
    !actions.every(isButton)
  ) {
    throw invalid(20001, `${type}: 1 to ${BUTTONS_MAX} actions, each with a title of at most 25 characters`);
  }
}

function asObject(value: unknown, name: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw invalid(20001, `${name} must be a JSON object`);
}
