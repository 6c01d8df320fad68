import {
  ConversationChange,
  MESSAGE_CHANNELS,
  NewMessage,
  type Conversation,
  type Message,
  type MessageChannel,
  type Page,
} from '@centralita/shared-types';
import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { Conversations } from '../../domains/messages/api/conversations';
import { MessageWriter } from '../../domains/messages/api/message-writer';
import type { Principal } from '../../domains/people/api/principal';
import { Allowed, InOrganisation, Who } from '../access/allowed';
import { NotStored } from '../private-answers';

const STATES = ['open', 'done'] as const;

/** Who writes with the organisation, and what was said. */
@Controller('api/conversations')
@Allowed('agent')
export class ConversationsController {
  constructor(
    private readonly conversations: Conversations,
    private readonly writer: MessageWriter,
  ) {}

  @Get()
  @NotStored()
  list(
    @InOrganisation() organisationId: string,
    @Query('channel') channel?: unknown,
    @Query('state') state?: unknown,
    @Query('search') search?: unknown,
    @Query('before') before?: unknown,
  ): Promise<Page<Conversation>> {
    return this.conversations.list(organisationId, {
      channel: oneOf<MessageChannel>(MESSAGE_CHANNELS, channel),
      state: oneOf(STATES, state),
      search: textOf(search),
      before: textOf(before),
    });
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
  change(
    @Param('id') id: string,
    @Body() change: ConversationChange,
    @InOrganisation() organisationId: string,
  ): Promise<Conversation> {
    return this.conversations.change(organisationId, id, change);
  }

  @Get(':id/messages')
  @NotStored()
  messages(
    @Param('id') id: string,
    @InOrganisation() organisationId: string,
    @Query('before') before?: unknown,
  ): Promise<Page<Message>> {
    return this.conversations.messagesOf(organisationId, id, textOf(before));
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

  @Post(':id/read')
  @HttpCode(204)
  markRead(@Param('id') id: string, @InOrganisation() organisationId: string): Promise<void> {
    return this.conversations.markRead(organisationId, id);
  }
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const oneOf = <Word extends string>(words: readonly Word[], value: unknown): Word | undefined =>
  words.find((word) => word === value);
