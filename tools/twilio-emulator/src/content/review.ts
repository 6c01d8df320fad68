import { type Content, saidBy } from './content';
import { variablesOf } from './fill';

const GAP = '\u0000';

/**
 * What WhatsApp's reviewers refuse, as far as rules say it; the reasons are worded as they word them.
 * Sources: https://www.twilio.com/docs/whatsapp/tutorial/message-template-approvals-statuses,
 * https://www.twilio.com/docs/content/using-variables-with-content-api
 *
 * @returns undefined where nothing is against it
 */
export function rejectionOf(
  { variables, ...content }: Pick<Content, 'variables' | 'types'>,
  name: string,
): string | undefined {
  if (!/^[a-z0-9_]{1,512}$/.test(name)) {
    return 'Template name may only contain lowercase alphanumeric characters and underscores.';
  }
  const said = saidBy(content);
  if (!said) return 'INVALID_FORMAT: this content type cannot be submitted to WhatsApp.';
  const names = variablesOf(said.body);
  const text = said.body.trim().replace(/\{\{\s*[A-Za-z0-9_]{1,16}\s*\}\}/g, GAP);
  if (/[{}]/.test(text)) return 'INVALID_FORMAT: variable parameters are malformed.';
  if (text.startsWith(GAP) || text.endsWith(GAP)) {
    return 'INVALID_FORMAT: variables cannot be at the start or end of the template.';
  }
  if (new RegExp(`${GAP}\\s*${GAP}`).test(text))
    return 'INVALID_FORMAT: variables cannot be next to each other.';
  const missing = names.find((each) => (variables[each] ?? '') === '');
  if (missing !== undefined) return `INVALID_FORMAT: sample content is missing for variable ${missing}.`;
  const numbers = names.filter((each) => /^\d+$/.test(each)).map(Number);
  if (numbers.sort((a, b) => a - b).some((number, index) => number !== index + 1)) {
    return 'INVALID_FORMAT: variables must be sequential.';
  }
  const words = text.match(/\p{L}[\p{L}\p{N}'’-]*/gu)?.length ?? 0;
  if (names.length > 0 && words < 2 * names.length + 1) {
    return 'INVALID_FORMAT: this template contains too many variables relative to the message length.';
  }
  return undefined;
}
