import type { ReadinessItem } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { OrganisationIds } from '../../organisations/api/organisation-ids';
import { TemplateStanding, type TemplateCounts } from '../../templates/api/template-standing';
import { finding } from '../finding';
import type { ReadinessCheck } from '../readiness-check';

/** Without an approved template, WhatsApp delivers nothing to whoever has not written for 24 hours. */
@Injectable()
export class TemplatesCheck implements ReadinessCheck {
  constructor(
    private readonly organisations: OrganisationIds,
    private readonly standing: TemplateStanding,
  ) {}

  async look(): Promise<ReadinessItem[]> {
    const ids = await this.organisations.all();
    const all = await Promise.all(ids.map((id) => this.standing.of(id)));
    const sum = (state: 'approved' | 'waiting' | 'refused'): number =>
      all.reduce((total, counts) => total + counts[state], 0);
    const refused = sum('refused');
    return [
      approvedOf(sum('approved'), sum('waiting')),
      ...(refused > 0 ? [refusedOf(refused)] : []),
      ...(all.some(({ isUnread }: TemplateCounts) => isUnread) ? [UNREAD] : []),
    ];
  }
}

const MORE = { link: '/templates' };

function approvedOf(approved: number, waiting: number): ReadinessItem {
  if (approved > 0) {
    const words = [`WhatsApp has approved ${approved} message templates.`] as const;
    return finding('templates', 'ok', 'templates/ok', words, { parameters: { count: String(approved) } });
  }
  if (waiting > 0) {
    const words = [
      `WhatsApp has not approved any of the ${waiting} message templates yet.`,
      'It answers within a day; the page Templates shows it.',
    ] as const;
    const more = { ...MORE, parameters: { count: String(waiting) } };
    return finding('templates', 'warning', 'templates/waiting', words, more);
  }
  const words = [
    'There is no message template: WhatsApp delivers nothing to whoever has not written for 24 hours.',
    'Write one under Templates and hand it in. Who uses no WhatsApp needs none.',
  ] as const;
  return finding('templates', 'warning', 'templates/none', words, MORE);
}

const refusedOf = (refused: number): ReadinessItem =>
  finding(
    'templates',
    'warning',
    'templates/refused',
    [
      `WhatsApp has rejected or stopped ${refused} message templates.`,
      'The page Templates says why. Write them anew, or remove them.',
    ],
    { ...MORE, parameters: { count: String(refused) } },
  );

const UNREAD = finding(
  'templates',
  'warning',
  'templates/unread',
  [
    'The templates could not be compared with the provider’s the last time.',
    'Press Synchronise on the page Templates: it says what is wrong.',
  ],
  MORE,
);
