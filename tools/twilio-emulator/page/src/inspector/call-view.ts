import type { CallStatus, MessageStatus, MessageView } from '../../../src/control/inspector-events';
import { el, icon } from '../dom';
import { logWords } from '../i18n/log-words';
import type { Texts } from '../i18n/texts';
import { forReading } from '../phone/phone-number';
import type { CallNode } from './call-tree';
import { entryView } from './entry-view';
import { reconcile } from './reconcile';
import { clockTime } from './time';

const ICON_OF: Readonly<Record<CallStatus | MessageStatus, string>> = {
  queued: 'bell',
  ringing: 'bell',
  'in-progress': 'receiver',
  completed: 'check',
  busy: 'hang-up',
  failed: 'alert',
  'no-answer': 'hang-up',
  canceled: 'hang-up',
  accepted: 'message',
  scheduled: 'message',
  sending: 'message',
  sent: 'check',
  delivered: 'ticks',
  read: 'ticks',
  undelivered: 'alert',
  received: 'message',
};

/** One leg's heading, its log and its own legs; grows in place, so that nothing opened closes. */
export class CallView {
  readonly element = el('article', { class: 'call' });
  private readonly heading = el('header', { class: 'call__head' });
  private readonly log = el('ol', { class: 'entries' });
  private readonly legs = el('div', { class: 'legs' });
  private readonly entries = new Map<number, HTMLElement>();
  private readonly legViews = new Map<string, CallView>();
  private readonly only = el('button', { type: 'button', class: 'small' });
  private shown = '';

  constructor(
    private readonly texts: Texts,
    private readonly depth: number,
    showOnly: ((callSid: string) => void) | undefined,
    callSid: string,
  ) {
    this.element.append(this.heading, this.log, this.legs);
    this.only.append(texts.m.onlyThis);
    this.only.hidden = showOnly === undefined;
    this.only.addEventListener('click', () => showOnly?.(callSid));
  }

  update(node: CallNode): void {
    this.renderHeading(node);
    reconcile(
      this.log,
      node.entries.map(
        (entry) => this.entries.get(entry.id) ?? this.keep(entry.id, entryView(entry, this.texts)),
      ),
    );
    this.log.hidden = node.entries.length === 0;
    reconcile(
      this.legs,
      node.children.map((child) => {
        const view =
          this.legViews.get(child.callSid) ??
          new CallView(this.texts, this.depth + 1, undefined, child.callSid);
        this.legViews.set(child.callSid, view);
        view.update(child);
        return view.element;
      }),
    );
  }

  private content({ body, media }: MessageView): HTMLElement {
    const { m } = this.texts;
    const carries = media.map(({ contentType }) => m.carries(contentType));
    const shown = [body, ...carries].filter((part) => part !== '').join(' · ');
    return el('p', { class: 'call__says' }, shown === '' ? m.nothingSaid : shown);
  }

  private keep(id: number, element: HTMLElement): HTMLElement {
    this.entries.set(id, element);
    return element;
  }

  private renderHeading(node: CallNode): void {
    const { body = '', media = [] } = node.message ?? {};
    const state = [node.status, node.note, node.from, node.to, body, media.length].join(' ');
    if (state === this.shown) return;
    this.shown = state;
    const { m, language } = this.texts;
    const [from, to] = [forReading(node.from), forReading(node.to)];
    this.element.dataset['status'] = node.status;
    this.element.setAttribute('aria-label', m.fromTo(from, to));
    this.heading.replaceChildren(
      this.depth > 0 ? icon('leg') : '',
      el(
        'h3',
        { class: 'call__who' },
        el('span', {}, from),
        el('span', { class: 'call__arrow' }, '→'),
        el('span', {}, to),
      ),
      el(
        'span',
        { class: 'status', 'data-status': node.status },
        icon(ICON_OF[node.status]),
        m.status[node.status],
      ),
      el(
        'p',
        { class: 'call__about' },
        `${clockTime(node.startedAt, language)} · ${m.direction[node.direction]} · `,
        el('code', {}, node.callSid),
        node.note === undefined ? undefined : ` · ${logWords(node.note, language).text}`,
      ),
      node.message === undefined ? '' : this.content(node.message),
      this.only,
    );
  }
}
