import { copyButton } from '../copy';
import { byId, el, icon } from '../dom';
import type { Texts } from '../i18n/texts';
import { forReading } from '../phone/phone-number';
import { isFailed, isSignatureRefused, type CallForest } from './call-tree';
import { CallView } from './call-view';
import { entryView } from './entry-view';
import type { FeedState } from './event-feed';
import type { EventStore } from './event-store';
import { reconcile } from './reconcile';
import { clockTime } from './time';

/** The exchange log: its tools, its calls, and what it says when there is nothing. */
export class InspectorView {
  private readonly log = byId('log', HTMLElement);
  private readonly filter = byId('filter', HTMLSelectElement);
  private readonly pause = byId('pause', HTMLButtonElement);
  private readonly live = byId('live', HTMLElement);
  private readonly announcer = byId('announcer', HTMLElement);
  private calls = new Map<string, CallView>();
  private general = new Map<number, HTMLElement>();
  private feed: FeedState = 'reconnecting';
  private announcedThrough: number | undefined;
  private scheduled = false;

  private suggestion: (() => HTMLElement) | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly texts: Texts,
  ) {
    texts.text(byId('log-title', HTMLElement), (m) => m.log);
    texts.text(byId('log-about', HTMLElement), (m) => m.logAbout);
    texts.text(byId('filter-label', HTMLElement), (m) => m.showCall);
    this.filter.addEventListener('change', () =>
      store.showOnly(this.filter.value === '' ? undefined : this.filter.value),
    );
    this.pause.addEventListener('click', () => (store.isPaused ? store.resume() : store.pause()));
    const clear = byId('clear', HTMLButtonElement);
    clear.addEventListener('click', () => store.clear());
    texts.keep((m) => clear.replaceChildren(icon('clear'), el('span', {}, m.clear)));
    const copyAll = copyButton(
      texts,
      (m) => m.copyAll,
      () => JSON.stringify(store.shownEvents, null, 2),
    );
    byId('copy-all', HTMLElement).replaceWith(copyAll);
    texts.keep((m) => {
      const word = copyAll.querySelector('span');
      if (word) word.textContent = m.copyAll;
      this.calls = new Map();
      this.general = new Map();
      this.render();
    });
    store.onChange(() => this.schedule());
  }

  /** What a first visitor should do, shown while there are no calls. */
  suggest(suggestion: () => HTMLElement): void {
    this.suggestion = suggestion;
    this.schedule();
  }

  feedIs(state: FeedState): void {
    this.feed = state;
    this.schedule();
  }

  /** Draws at most once a frame, however fast events come. */
  schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setTimeout(() => {
      this.scheduled = false;
      this.render();
    }, 16);
  }

  private render(): void {
    const shown = this.store.shown;
    this.renderTools();
    const blocks = shown.calls.map((node) => {
      const view =
        this.calls.get(node.callSid) ??
        new CallView(this.texts, 0, (sid) => this.store.showOnly(sid), node.callSid);
      this.calls.set(node.callSid, view);
      view.update(node);
      return view.element;
    });
    const general = this.generalBlock(shown);
    if (general) blocks.push(general);
    if (blocks.length === 0) blocks.push(this.nothing());
    reconcile(this.log, blocks);
    this.announce();
  }

  private renderTools(): void {
    const { m, language } = this.texts;
    const { store } = this;
    const options = [
      new Option(m.allCalls, ''),
      ...store.forest.calls.map(
        ({ callSid, from, to, startedAt }) =>
          new Option(m.callOption(forReading(from), forReading(to), clockTime(startedAt, language)), callSid),
      ),
    ];
    const signature = options.map(({ text }) => text).join('\n');
    if (this.filter.dataset['options'] !== signature) {
      this.filter.dataset['options'] = signature;
      this.filter.replaceChildren(...options);
    }
    this.filter.value = store.shownCall ?? '';
    this.pause.setAttribute('aria-pressed', String(store.isPaused));
    this.pause.replaceChildren(
      icon(store.isPaused ? 'play' : 'pause'),
      el('span', {}, store.isPaused ? m.resume : m.pause),
    );
    const state = this.feed === 'reconnecting' ? 'reconnecting' : store.isPaused ? 'paused' : 'live';
    this.live.dataset['state'] = state;
    const text = state === 'paused' && store.waiting > 0 ? m.waiting(store.waiting) : m[state];
    if (this.live.textContent !== text) this.live.textContent = text;
  }

  private generalBlock({ general }: CallForest): HTMLElement | undefined {
    if (general.length === 0) return undefined;
    const known = this.log.querySelector(':scope > .general');
    const block =
      known instanceof HTMLElement
        ? known
        : el('section', { class: 'general' }, el('h3'), el('ol', { class: 'entries' }));
    const [title, list] = [block.children[0], block.children[1]];
    if (title) title.textContent = this.texts.m.general;
    const lines = general.map((entry) => {
      const line = this.general.get(entry.id) ?? entryView(entry, this.texts);
      this.general.set(entry.id, line);
      return line;
    });
    if (list) reconcile(list, lines);
    return block;
  }

  private nothing(): HTMLElement {
    const { m } = this.texts;
    if (this.store.shownCall !== undefined) return el('p', { class: 'empty' }, m.filteredEmpty);
    if (this.store.isCleared) return el('p', { class: 'empty' }, m.clearedEmpty);
    return el(
      'div',
      { class: 'empty' },
      el('h3', {}, m.emptyTitle),
      el('p', {}, m.emptyBody),
      this.suggestion?.(),
    );
  }

  /** Says failures aloud, not every event; what was there before the page is old news. */
  private announce(): void {
    const { m } = this.texts;
    const events = this.store.shownEvents;
    const news = events.filter(({ id }) => this.announcedThrough !== undefined && id > this.announcedThrough);
    if (this.feed === 'live') this.announcedThrough = this.store.lastId;
    const failed = news.filter((event) => event.type === 'webhook').findLast(isFailed);
    if (!failed) return;
    const what = isSignatureRefused(failed) ? m.refusedSignature : m.purpose[failed.purpose];
    this.announcer.textContent = failed.problem === undefined ? what : `${what}: ${failed.problem}`;
  }
}
