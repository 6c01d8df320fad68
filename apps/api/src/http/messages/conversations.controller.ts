import {
  CONVERSATION_STATES,
  CONVERSATION_VIEWS,
  ConversationChange,
  ConversationsChange,
  MESSAGE_CHANNELS,
  NewMessage,
  WritingNow,
  type Conversation,
  type ConversationCounts,
  type Message,
  type MessageChannel,
  type MessagesAround,
  type Page,
  type Teammate,
} from '@centralita/shared-types';
import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import type { Actor } from '../../domains/audit/api/audit-log';
import { Assignees } from '../../domains/messages/api/assignees';
import { ConversationActions } from '../../domains/messages/api/conversation-actions';
import { Conversations, type Reader } from '../../domains/messages/api/conversations';
import { MessageWriter } from '../../domains/messages/api/message-writer';
import { Writing } from '../../domains/messages/api/writing';
import type { Principal } from '../../domains/people/api/principal';
import { Allowed, By, InOrganisation, Who } from '../access/allowed';
import { NotStored } from '../private-answers';

/** Who writes with the organisation, and what was said. */
@Controller('api/conversations')
@Allowed('agent')
export class ConversationsController {
  constructor(
    private readonly conversations: Conversations,
    private readonly actions: ConversationActions,
    private readonly people: Assignees,
    private readonly writer: MessageWriter,
    private readonly writing: Writing,
  ) {}

  @Get()
  @NotStored()
  async list(
    @Who() { personId }: Principal,
    @InOrganisation() organisationId: string,
    @Query('channel') channel?: unknown,
    @Query('state') state?: unknown,
    @Query('view') view?: unknown,
    @Query('team') team?: unknown,
    @Query('label') label?: unknown,
    @Query('assignee') assignee?: unknown,
    @Query('search') search?: unknown,
    @Query('before') before?: unknown,
  ): Promise<Page<Conversation>> {
    return this.conversations.list(await this.#reader(organisationId, personId), {
      channel: oneOf<MessageChannel>(MESSAGE_CHANNELS, channel),
      state: oneOf(CONVERSATION_STATES, state),
      view: oneOf(CONVERSATION_VIEWS, view),
      teamId: textOf(team),
      labelId: textOf(label),
      assignee: textOf(assignee),
      search: textOf(search),
      before: textOf(before),
    });
  }

  /** Several at once. */
  @Patch()
  async changeMany(
    @Body() change: ConversationsChange,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<{ changed: number }> {
    return { changed: await this.actions.changeMany(organisationId, change, actor) };
  }

  @Get('counts')
  @NotStored()
  async counts(
    @Who() { personId }: Principal,
    @InOrganisation() organisationId: string,
    @Query('channel') channel?: unknown,
  ): Promise<ConversationCounts> {
    return this.conversations.counts(
      await this.#reader(organisationId, personId),
      oneOf<MessageChannel>(MESSAGE_CHANNELS, channel),
    );
  }

  @Get('assignees')
  @NotStored()
  assignees(@InOrganisation() organisationId: string): Promise<Teammate[]> {
    return this.people.all(organisationId);
  }

  @Get('unread')
  @NotStored()
  async unread(@InOrganisation() organisationId: string): Promise<{ count: number }> {
    return { count: await this.conversations.countUnread(organisationId) };
  }

  @Get(':id')
  @NotStored()
  read(@Param('id') id: string, @InOrganisation() organisationId: string): Promise<Conversation> {
    return this.conversations.read(organisationId, id);
  }

  @Patch(':id')
  async change(
    @Param('id') id: string,
    @Body() change: ConversationChange,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<Conversation> {
    await this.actions.change(organisationId, id, change, actor);
    return this.conversations.read(organisationId, id);
  }

  @Get(':id/messages')
  @NotStored()
  messages(
    @Param('id') id: string,
    @InOrganisation() organisationId: string,
    @Query('before') before?: unknown,
    @Query('around') around?: unknown,
  ): Promise<Page<Message> | MessagesAround> {
    const moment = Number(textOf(around));
    return Number.isSafeInteger(moment)
      ? this.conversations.messagesAround(organisationId, id, moment)
      : this.conversations.messagesOf(organisationId, id, textOf(before));
  }

  @Post(':id/messages')
  @HttpCode(201)
  reply(
    @Param('id') id: string,
    @Body() message: NewMessage,
    @Who() { personId }: Principal,
    @InOrganisation() organisationId: string,
  ): Promise<Message> {
    return this.writer.reply({ personId, organisationId }, id, message);
  }

  @Post(':id/writing')
  @HttpCode(204)
  tellWriting(
    @Param('id') id: string,
    @Body() { writing }: WritingNow,
    @Who() { personId }: Principal,
    @InOrganisation() organisationId: string,
  ): Promise<void> {
    return this.writing.tell({ organisationId, personId }, id, writing);
  }

  @Post(':id/read')
  @HttpCode(204)
  markRead(@Param('id') id: string, @InOrganisation() organisationId: string): Promise<void> {
    return this.actions.markRead(organisationId, id);
  }

  async #reader(organisationId: string, personId: string): Promise<Reader> {
    return { organisationId, personId, teamIds: await this.people.teamIdsOf(organisationId, personId) };
  }
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const oneOf = <Word extends string>(words: readonly Word[], value: unknown): Word | undefined =>
  words.find((word) => word === value);
