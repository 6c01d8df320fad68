import { Injectable, inject } from '@angular/core';
import type {
  Conversation,
  ConversationChange,
  Label,
  Macro,
  Message,
  NewNote,
  Teammate,
} from '@centralita/shared-types';
import { Attempts } from '../../../shared/ui/attempts';
import { MacroDialogs } from '../api/macro-dialogs';
import { Thread } from '../data/thread';
import { ContactNames } from '../ui/contact-names';

const SAID = {
  waiting: 'inbox.snooze.doneWaiting',
  snoozed: 'inbox.snooze.done',
  done: 'inbox.thread.finished',
} as const;

/**
 * What can be done to the open conversation: says how it went, offers *Undo* where it can. Whose deed it is is settled when it
 * begins: by the time that a dialog is answered or *Undo* is pressed, another conversation may be open.
 */
@Injectable()
export class ThreadActions {
  private readonly thread = inject(Thread);
  private readonly macros = inject(MacroDialogs);
  private readonly names = inject(ContactNames);
  private readonly attempts = new Attempts('inbox.failure.');
  readonly busy = this.attempts.busy;

  setAnsweredBy(answeredBy: Conversation['answeredBy']): Promise<boolean> {
    return this.change({ answeredBy });
  }

  /**
   * @param until with `snoozed`, epoch milliseconds
   * @param of as it was before
   */
  async setState(
    state: Conversation['state'],
    until?: number,
    of = this.thread.conversation(),
  ): Promise<void> {
    if (!of) return;
    if (!(await this.change({ state, ...(until !== undefined && { snoozedUntil: until }) }, of))) return;
    const undo = (): void => void this.setState(of.state, of.snoozedUntil ?? undefined, { ...of, state });
    if (state !== 'open') this.attempts.say(SAID[state], {}, undo);
  }

  /**
   * @param whom nobody where absent
   * @param of as it was before
   */
  async assign(
    whom: Teammate | undefined,
    me: string | undefined,
    of = this.thread.conversation(),
  ): Promise<void> {
    const before = of?.assignee ?? undefined;
    if (!of || whom?.id === before?.id) return;
    if (!(await this.change({ assigneeId: whom?.id ?? '' }, of))) return;
    const key = !whom ? 'inbox.assign.none' : whom.id === me ? 'inbox.assign.taken' : 'inbox.assign.done';
    const undo = (): void => void this.assign(before, me, { ...of, assignee: whom ?? null });
    this.attempts.say(key, { name: whom?.name }, undo);
  }

  /**
   * @param team none where absent
   * @param of as it was before
   */
  async giveToTeam(team?: NonNullable<Conversation['team']>, of = this.thread.conversation()): Promise<void> {
    const before = of?.team ?? undefined;
    if (!of || team?.id === before?.id) return;
    if (!(await this.change({ teamId: team?.id ?? '' }, of))) return;
    const key = team ? 'inbox.teams.given' : 'inbox.teams.taken';
    const undo = (): void => void this.giveToTeam(before, { ...of, team: team ?? null });
    this.attempts.say(key, { name: team?.name }, undo);
  }

  /** Adds the label, or takes it off. Says nothing of others: colleagues may have changed them since the page asked. */
  async toggleLabel({ id: label }: Label, of = this.thread.conversation()): Promise<void> {
    if (!of) return;
    const change = of.labels.some(({ id }) => id === label)
      ? { removeLabelId: label }
      : { addLabelId: label };
    await this.attempts.run(() => this.thread.label(of.id, change));
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
    return this.change({ contactName });
  }

  retry(message: Message): Promise<boolean> {
    return this.attempts.run(() => this.thread.retry(message));
  }

  private async change(change: ConversationChange, of = this.thread.conversation()): Promise<boolean> {
    return of !== undefined && this.attempts.run(() => this.thread.change(of.id, change));
  }
}
