import { NewConversationMessage, type Message } from '@centralita/shared-types';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { MessageWriter } from '../../domains/messages/api/message-writer';
import type { Principal } from '../../domains/people/api/principal';
import { Allowed, InOrganisation, Who } from '../access/allowed';

/** Messages by themselves: one that begins a conversation, and one that is sent again. */
@Controller('api/messages')
@Allowed('agent')
export class MessagesApiController {
  constructor(private readonly writer: MessageWriter) {}

  @Post()
  @HttpCode(201)
  begin(
    @Body() message: NewConversationMessage,
    @Who() { personId }: Principal,
    @InOrganisation() organisationId: string,
  ): Promise<Message> {
    return this.writer.begin({ personId, organisationId }, message);
  }

  @Post(':id/retry')
  @HttpCode(200)
  retry(
    @Param('id') id: string,
    @Who() { personId }: Principal,
    @InOrganisation() organisationId: string,
  ): Promise<Message> {
    return this.writer.retry({ personId, organisationId }, id);
  }
}
