import { NewNote, type Page, type ThreadEntry } from '@centralita/shared-types';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../../domains/audit/api/audit-log';
import { ConversationNotes } from '../../domains/messages/api/conversation-notes';
import { Allowed, By, InOrganisation } from '../access/allowed';
import { NotStored } from '../private-answers';

/** What the team wrote about a conversation, and did with it. */
@Controller('api/conversations/:id')
@Allowed('agent')
export class ConversationNotesController {
  constructor(private readonly notes: ConversationNotes) {}

  @Get('entries')
  @NotStored()
  entries(
    @Param('id') id: string,
    @InOrganisation() organisationId: string,
    @Query('before') before?: unknown,
  ): Promise<Page<ThreadEntry>> {
    return this.notes.page(organisationId, id, typeof before === 'string' && before ? before : undefined);
  }

  @Post('notes')
  @HttpCode(201)
  add(
    @Param('id') id: string,
    @Body() note: NewNote,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<ThreadEntry> {
    return this.notes.add(organisationId, id, note, actor);
  }
}
