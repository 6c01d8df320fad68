import { Injectable, inject } from '@angular/core';
import type { Conversation, Label, Macro, Message, NewNote, Teammate } from '@centralita/shared-types';
import { Attempts } from '../../../shared/ui/attempts';
import { MacroDialogs } from '../api/macro-dialogs';
import { Thread } from '../data/thread';
import { ContactNames } from '../ui/contact-names';

const SAID = {
  waiting: 'inbox.snooze.doneWaiting',
  snoozed: 'inbox.snooze.done',
  done: 'inbox.thread.finished',
} as const;

/** What can be done to the open conversation: says how it went, offers *Undo* where it can. */
@Injectable()
export class ThreadActions {
  private readonly thread = inject(Thread);
  private readonly macros = inject(MacroDialogs);
  private readonly names = inject(ContactNames);
  private readonly attempts = new Attempts('inbox.failure.');
  readonly busy = this.attempts.busy;

  setAnsweredBy(answeredBy: Conversation['answeredBy']): Promise<boolean> {
    return this.attempts.run(() => this.thread.change({ answeredBy }));
  }

  /** @param until with `snoozed`, epoch milliseconds */
  async setState(state: Conversation['state'], until?: number): Promise<void> {
    const done = await this.attempts.run(() =>
      this.thread.change({ state, ...(until !== undefined && { snoozedUntil: until }) }),
    );
    if (done && state !== 'open') this.attempts.say(SAID[state], {}, () => void this.setState('open'));
  }

  /** @param whom nobody where absent */
  async assign(whom: Teammate | undefined, me: string | undefined): Promise<void> {
    const before = this.thread.conversation()?.assignee ?? undefined;
    if (whom?.id === before?.id) return;
    if (!(await this.attempts.run(() => this.thread.change({ assigneeId: whom?.id ?? '' })))) return;
    const key = !whom ? 'inbox.assign.none' : whom.id === me ? 'inbox.assign.taken' : 'inbox.assign.done';
    this.attempts.say(key, { name: whom?.name }, () => void this.assign(before, me));
  }

  /** @param team none where absent */
  async giveToTeam(team?: NonNullable<Conversation['team']>): Promise<void> {
    const before = this.thread.conversation()?.team ?? undefined;
    if (team?.id === before?.id) return;
    if (!(await this.attempts.run(() => this.thread.change({ teamId: team?.id ?? '' })))) return;
    const key = team ? 'inbox.teams.given' : 'inbox.teams.taken';
    this.attempts.say(key, { name: team?.name }, () => void this.giveToTeam(before));
  }

  /** Adds the label, or takes it off. */
  toggleLabel({ id }: Label): Promise<boolean> {
    const ids = this.thread.conversation()?.labels.map((one) => one.id) ?? [];
    return this.attempts.run(() =>
      this.thread.label(ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]),
    );
  }

  /** Says what it will do; where it was done, asks for what it changed. */
  async runMacro(macro: Macro): Promise<void> {
    const conversation = this.thread.conversation();
    if (!conversation) return;
    const target = { id: conversation.id, name: this.names.of(conversation) };
    if (!(await this.macros.run(macro, [target]))) return;
    this.attempts.say('inbox.macro.done', { name: macro.name });
    await this.thread.refresh();
  }

  manageMacros(): Promise<void> {
    return this.macros.manage();
  }

  /** @returns whether it was kept */
  note(note: NewNote): Promise<boolean> {
    return this.attempts.run(() => this.thread.note(note));
  }

  rename(contactName: string): Promise<boolean> {
    return this.attempts.run(() => this.thread.change({ contactName }));
  }

  retry(message: Message): Promise<boolean> {
    return this.attempts.run(() => this.thread.retry(message));
  }
}
