import type { ContentStore } from '../content/content-store';
import { saidBy } from '../content/content';
import { META_ACCOUNT } from './meta-account';
import type { MetaTemplates } from './meta-templates';

/** The built-in account's templates stand at Meta too, approved, in Meta's own form. */
export function addDemoTemplates(templates: MetaTemplates, contents: ContentStore): void {
  for (const [index, content] of contents.list().reverse().entries()) {
    const said = saidBy(content);
    if (!said) continue;
    const body_text_named_params = Object.entries(content.variables).map(([param_name, example]) => ({
      param_name,
      example,
    }));
    const buttons = said.buttons.map(({ title: text }) => ({ type: 'QUICK_REPLY', text }));
    templates.add({
      id: String(Number(META_ACCOUNT.wabaId) + 1 + index),
      name: content.friendlyName,
      language: content.language,
      category: 'UTILITY',
      status: 'APPROVED',
      rejected_reason: 'NONE',
      parameter_format: 'NAMED',
      components: [
        { type: 'BODY', text: said.body, example: { body_text_named_params } },
        ...(buttons.length > 0 ? [{ type: 'BUTTONS', buttons }] : []),
      ],
    });
  }
}
