import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { field } from '../control/control-input';
import { variablesOf } from '../content/fill';
import { rejectionOf } from '../content/review';
import { GraphError } from './meta-errors';
import { listIn, textIn, type Button } from './read-message';

export type MetaTemplateStatus = 'PENDING' | 'APPROVED' | 'REJECTED' | 'PAUSED' | 'DISABLED';

/** A template of the WhatsApp account: https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates */
export interface MetaTemplate {
  id: string;
  name: string;
  language: string;
  category: string;
  status: MetaTemplateStatus;
  rejected_reason: string;
  parameter_format: 'NAMED' | 'POSITIONAL';
  components: unknown[];
}

/** The templates of the account, and their reviewers. */
export class MetaTemplates {
  private readonly templates = new Map<string, MetaTemplate>();

  constructor(
    /** How long a review takes, milliseconds; as that of Twilio's templates. */
    private readonly reviewMs: () => number,
    private readonly stopped: AbortSignal,
  ) {}

  list(): MetaTemplate[] {
    return [...this.templates.values()];
  }

  find(name: string, language: string): MetaTemplate | undefined {
    return this.list().find((each) => each.name === name && each.language === language);
  }

  byId(id: string): MetaTemplate | undefined {
    return this.templates.get(id);
  }

  add(template: Omit<MetaTemplate, 'id'> & { id?: string }): MetaTemplate {
    const added = { id: String(randomInt(10 ** 14, 2 ** 47)), ...template };
    this.templates.set(added.id, added);
    return added;
  }

  /** Hands one to the reviewers, whose verdict comes by itself. @throws GraphError */
  submit(body: unknown): MetaTemplate {
    const [name, language] = [textIn(body, 'name'), textIn(body, 'language')];
    const components = listIn(body, 'components');
    if (bodyOf(components) === undefined) throw new GraphError(400, 100, 'A template has a BODY.');
    if (this.find(name, language))
      throw new GraphError(400, 100, `There is already ${language} content for this template.`);
    const template = this.add({
      ...{ name, language, components, category: textIn(body, 'category') },
      ...{ status: 'PENDING', rejected_reason: 'NONE' },
      parameter_format: field(body, 'parameter_format') === 'NAMED' ? 'NAMED' : 'POSITIONAL',
    });
    void this.review(template).catch(() => undefined); // the emulator stops
    return template;
  }

  /**
   * What one says from now on; its reviewers look at it again. Name and language stay, and so does the category of an approved one.
   * Source: https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates#edit-a-message-template
   *
   * @throws GraphError
   */
  edit(template: MetaTemplate, body: unknown): void {
    if (template.status === 'PENDING' || template.status === 'DISABLED')
      throw new GraphError(400, 100, 'A template is edited while it is approved, rejected or paused.');
    if (field(body, 'category') !== undefined) {
      if (template.status === 'APPROVED')
        throw new GraphError(400, 100, 'The category of an approved template stays.');
      template.category = textIn(body, 'category');
    }
    if (field(body, 'components') !== undefined) {
      const components = listIn(body, 'components');
      if (bodyOf(components) === undefined) throw new GraphError(400, 100, 'A template has a BODY.');
      template.components = components;
    }
    Object.assign(template, { status: 'PENDING', rejected_reason: 'NONE' });
    void this.review(template).catch(() => undefined); // the emulator stops
  }

  /** @returns false where there is none */
  delete(name: string, id: string | undefined): boolean {
    const found = this.list().filter((each) => each.name === name && (id === undefined || each.id === id));
    for (const { id: each } of found) this.templates.delete(each);
    return found.length > 0;
  }

  private async review(template: MetaTemplate): Promise<void> {
    await sleep(this.reviewMs(), undefined, { signal: this.stopped, ref: false });
    const body = bodyOf(template.components) ?? '';
    const variables = samplesOf(template.components);
    const reason = rejectionOf({ variables, types: { 'twilio/text': { body } } }, template.name);
    if (template.status !== 'PENDING') return;
    template.status = reason === undefined ? 'APPROVED' : 'REJECTED';
    if (reason !== undefined) template.rejected_reason = reason.split(':', 1)[0] ?? 'INVALID_FORMAT';
  }
}

/**
 * What a message of the template says.
 * Source: https://developers.facebook.com/docs/whatsapp/cloud-api/guides/send-message-templates
 *
 * @throws GraphError 132000, 132012
 */
export function fillTemplate(
  { components, parameter_format: format }: MetaTemplate,
  given: readonly unknown[],
): { body: string; buttons: Button[] } {
  const text = bodyOf(components) ?? '';
  const names = variablesOf(text);
  const parameters = listIn(componentOf(given, 'body') ?? {}, 'parameters');
  if (parameters.length !== names.length)
    throw new GraphError(
      400,
      132000,
      `body: number of parameters (${parameters.length}) does not match the expected number of params (${names.length})`,
    );
  const values = new Map(
    parameters.map((each, index) => {
      const name = format === 'NAMED' ? textIn(each, 'parameter_name') : String(index + 1);
      if (!names.includes(name)) throw new GraphError(400, 132012, `body: there is no parameter ${name}`);
      return [name, textIn(each, 'text')];
    }),
  );
  const body = text.replace(/\{\{\s*(\w{1,16})\s*\}\}/g, (_all, name: string) => values.get(name) ?? '');
  const buttons = listIn(componentOf(components, 'BUTTONS') ?? {}, 'buttons').map((each, index) => {
    const title = textIn(each, 'text');
    const payload = given.find(
      (one) =>
        String(field(one, 'type')).toLowerCase() === 'button' &&
        String(field(one, 'index')) === String(index),
    );
    const [parameter] = payload === undefined ? [] : listIn(payload, 'parameters');
    return { title, id: parameter === undefined ? title : textIn(parameter, 'payload') };
  });
  return { body, buttons };
}

const componentOf = (components: readonly unknown[], type: string): unknown =>
  components.find((each) => String(field(each, 'type')).toUpperCase() === type.toUpperCase());

function bodyOf(components: readonly unknown[]): string | undefined {
  const text = field(componentOf(components, 'BODY'), 'text');
  return typeof text === 'string' ? text : undefined;
}

function samplesOf(components: readonly unknown[]): Record<string, string> {
  const body = componentOf(components, 'BODY');
  const example = field(body, 'example');
  const named = listIn(example ?? {}, 'body_text_named_params');
  if (named.length > 0)
    return Object.fromEntries(named.map((each) => [textIn(each, 'param_name'), textIn(each, 'example')]));
  const [first] = listIn(example ?? {}, 'body_text');
  return Object.fromEntries(
    (Array.isArray(first) ? first : []).map((each, index) => [String(index + 1), String(each)]),
  );
}
