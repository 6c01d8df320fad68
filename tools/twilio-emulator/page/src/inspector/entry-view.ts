import type { NoticeEvent, RelayEvent, VerbEvent } from '../../../src/control/inspector-events';
import { el, icon } from '../dom';
import { logWords } from '../i18n/log-words';
import type { Texts } from '../i18n/texts';
import type { LogEntry } from './call-tree';
import { timeOf } from './time';
import { webhookView } from './webhook-view';

/** One line of the log; a webhook opens to its whole exchange. */
export function entryView(entry: LogEntry, texts: Texts): HTMLElement {
  const body = {
    webhook: () => webhookView(entry as Extract<LogEntry, { type: 'webhook' }>, texts),
    verb: () => verbView(entry as VerbEvent, texts),
    relay: () => relayView(entry as RelayEvent, texts),
    notice: () => noticeView(entry as NoticeEvent, texts),
  }[entry.type];
  return el('li', { class: `entry entry--${entry.type}` }, body());
}

function verbView(event: VerbEvent, texts: Texts): HTMLElement {
  const unsupported = event.phase === 'unsupported';
  return el(
    'p',
    { class: unsupported ? 'line line--warning' : 'line' },
    timeOf(event.at, texts.language),
    icon(unsupported ? 'alert' : 'verb'),
    el('code', { class: 'line__verb' }, `<${event.verb}>`),
    el('span', { class: 'line__phase' }, texts.m.verbPhase[event.phase]),
    event.note === undefined ? undefined : noteView(event.note, texts),
  );
}

function relayView(event: RelayEvent, texts: Texts): HTMLElement {
  const isMalformed = event.kind === 'malformed';
  return el(
    'p',
    { class: isMalformed ? 'line line--warning' : 'line' },
    timeOf(event.at, texts.language),
    icon(isMalformed ? 'alert' : 'webhook'),
    el('span', { class: 'line__phase' }, texts.m.relayFrom[event.from]),
    el('code', { class: 'line__verb' }, event.kind),
    el('span', { class: 'line__note' }, event.message),
  );
}

function noticeView(event: NoticeEvent, texts: Texts): HTMLElement {
  const { m } = texts;
  return el(
    'p',
    { class: `line line--${event.level}` },
    timeOf(event.at, texts.language),
    icon(event.level === 'info' ? 'info' : 'alert'),
    el('span', { class: 'line__phase' }, m.notice[event.level]),
    noteView(event.message, texts),
    event.code === undefined ? undefined : el('span', { class: 'line__code' }, m.code(event.code)),
  );
}

function noteView(note: string, { language }: Texts): HTMLElement {
  const { text, lang } = logWords(note, language);
  return el('span', { class: 'line__note', ...(lang && { lang }) }, text);
}
