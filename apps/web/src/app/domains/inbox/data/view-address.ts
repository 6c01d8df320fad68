import { Injectable, computed, effect, inject, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import type { MessageChannel } from '@centralita/shared-types';
import { filter, map } from 'rxjs';
import { ConversationList } from './conversation-list';
import { VIEWS } from './models/conversation-filter';
import { SavedViews } from './saved-views';

const NAMES = ['view', 'channel', 'label', 'team', 'assignee'] as const;
const CHANNELS: readonly MessageChannel[] = ['whatsapp', 'sms', 'email'];
type Words = Partial<Record<(typeof NAMES)[number], string>>;

/**
 * The chosen view and filters stand in the address: a link to them can be sent, and a reload keeps them. An address that says
 * nothing of them, such as a conversation's, leaves them as they are. Of the page that shows them.
 */
@Injectable()
export class ViewAddress {
  private readonly router = inject(Router);
  private readonly list = inject(ConversationList);
  private readonly views = inject(SavedViews);
  private readonly url = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(({ urlAfterRedirects }) => urlAfterRedirects),
    ),
    { initialValue: this.router.url },
  );
  private readonly wanted = computed<Words>(() => {
    const view = this.views.chosenId();
    if (view !== undefined) return { view };
    const chosen = this.list.filter();
    return sameWords({ ...chosen }, { view: 'all' }) ? {} : { ...chosen };
  });
  private read: string | undefined;
  private written: Words = {};

  constructor() {
    this.take(this.url());
    effect(() => {
      const [url, wanted] = [this.url(), this.wanted()];
      untracked(() => this.agree(url, wanted));
    });
  }

  private agree(url: string, wanted: Words): void {
    const there = this.wordsIn(url);
    if (sameWords(there, wanted)) {
      this.read = url;
      return;
    }
    const isOthers = url !== this.read && !sameWords(there, this.written);
    if (isOthers && Object.keys(there).length > 0) return this.take(url);
    this.read = url;
    this.write(wanted);
  }

  private take(url: string): void {
    this.read = url;
    const { view, channel, label, team, assignee } = this.wordsIn(url);
    const known = VIEWS.find((one) => one === view);
    if (view !== undefined && known === undefined) return this.views.chosenId.set(view);
    const filter = { channel: CHANNELS.find((one) => one === channel), label, team, assignee };
    this.list.narrow({ view: known ?? 'all', ...filter });
  }

  private write(wanted: Words): void {
    this.written = wanted;
    const tree = this.router.parseUrl(this.router.url);
    const others = Object.entries(tree.queryParams).filter(
      ([name]) => !(NAMES as readonly string[]).includes(name),
    );
    tree.queryParams = { ...Object.fromEntries(others), ...wanted };
    void this.router.navigateByUrl(tree, { replaceUrl: true });
  }

  private wordsIn(url: string): Words {
    const { queryParamMap } = this.router.parseUrl(url);
    return Object.fromEntries(
      NAMES.flatMap((name) => {
        const word = queryParamMap.get(name);
        return word ? [[name, word]] : [];
      }),
    );
  }
}

const sameWords = (one: Words, other: Words): boolean => NAMES.every((name) => one[name] === other[name]);
