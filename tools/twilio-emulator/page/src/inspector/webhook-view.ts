import type { WebhookEvent } from '../../../src/control/inspector-events';
import { copyButton } from '../copy';
import { el, icon } from '../dom';
import type { Texts } from '../i18n/texts';
import type { Messages } from '../i18n/en';
import { asCurl } from './as-curl';
import { isFailed, isSignatureRefused } from './call-tree';
import { timeOf } from './time';
import { formatXml } from './xml-format';

/** A webhook with its answer: one line, and the whole exchange when opened. */
export function webhookView(event: WebhookEvent, texts: Texts): HTMLElement {
  const { m } = texts;
  const details = el('details', { class: isFailed(event) ? 'webhook webhook--failed' : 'webhook' });
  details.append(summary(event, texts));
  // Parameters and TwiML of hundreds of webhooks are made only for those that are looked at.
  details.addEventListener('toggle', () => {
    if (details.open && details.children.length === 1) details.append(exchange(event, texts));
  });
  if (isSignatureRefused(event))
    details.querySelector('summary')?.append(why(m.refusedSignature, event.problem));
  else if (event.problem !== undefined)
    details.querySelector('summary')?.append(why(m.problem, event.problem));
  return details;
}

function summary(event: WebhookEvent, texts: Texts): HTMLElement {
  const { m } = texts;
  return el(
    'summary',
    { class: 'line' },
    timeOf(event.at, texts.language),
    icon(isSignatureRefused(event) ? 'lock' : isFailed(event) ? 'alert' : 'webhook'),
    el('span', { class: 'line__purpose' }, m.purpose[event.purpose]),
    el('span', { class: 'line__url' }, `${event.method} ${pathOf(event.url)}`),
    event.attempt > 1 ? el('span', { class: 'line__code' }, m.attempt(event.attempt)) : undefined,
    el('span', { class: 'line__status' }, event.status === undefined ? m.noAnswer : String(event.status)),
    el(
      'span',
      { class: 'line__took' },
      m.took(new Intl.NumberFormat(texts.language).format(event.durationMs)),
    ),
  );
}

function why(title: string, problem: string | undefined): HTMLElement {
  const text = problem === undefined ? [] : [`: ${problem}`];
  return el('span', { class: 'line__problem' }, el('strong', {}, title), ...text);
}

function exchange(event: WebhookEvent, texts: Texts): HTMLElement {
  const { m } = texts;
  return el(
    'div',
    { class: 'exchanged' },
    isSignatureRefused(event) ? el('p', { class: 'exchanged__hint' }, m.refusedHint) : undefined,
    el('p', { class: 'exchanged__url' }, el('code', {}, `${event.method} ${event.url}`)),
    el(
      'div',
      { class: 'exchanged__copy' },
      copyButton(
        texts,
        (now) => now.copyCurl,
        () => asCurl(event),
      ),
      copyButton(
        texts,
        (now) => now.copyJson,
        () => JSON.stringify(event, null, 2),
      ),
      copyButton(
        texts,
        (now) => now.copyUrl,
        () => event.url,
      ),
    ),
    el('h4', {}, m.parameters),
    el('dl', { class: 'parameters' }, ...parameterRows(event, m)),
    el('h4', {}, answerTitle(event, m)),
    ...answer(event, m),
  );
}

function parameterRows(event: WebhookEvent, m: Messages): HTMLElement[] {
  const rows = Object.entries(event.parameters).sort(([a], [b]) => (a < b ? -1 : 1));
  if (event.signature !== '') rows.push([m.signature, event.signature]);
  return rows.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]);
}

function answerTitle(event: WebhookEvent, m: Messages): string {
  const parts = [event.status === undefined ? '' : String(event.status), event.contentType ?? ''];
  return [m.answerTitle, ...parts.filter((part) => part !== '')].join(' · ');
}

function answer({ body, status, contentType }: WebhookEvent, m: Messages): HTMLElement[] {
  if (status === undefined) return [el('p', {}, m.noAnswerBody)];
  if (body === undefined || body.trim() === '') return [el('p', {}, m.emptyAnswer)];
  const tokens = formatXml(body);
  const code = el('code');
  if (tokens === undefined) code.textContent = body;
  else
    for (const { kind, text } of tokens)
      code.append(kind === 'space' ? text : el('span', { class: `xml-${kind}` }, text));
  const shown = el('pre', { tabindex: '0', 'aria-label': m.answerTitle, role: 'region' }, code);
  const broken = tokens === undefined && /xml/i.test(contentType ?? '');
  return broken ? [el('p', {}, m.notXml), shown] : [shown];
}

/** The part of a URL that tells webhooks of one app apart; what stands in the query is shown when it is opened. */
function pathOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { pathname, search } = new URL(url);
  return search === '' ? pathname : `${pathname}?…`;
}
