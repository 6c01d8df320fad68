import { SavedReplyDraft, type SavedReply } from '@centralita/shared-types';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { Actor } from '../../domains/audit/api/audit-log';
import { SavedReplies } from '../../domains/saved-replies/api/saved-replies';
import { Allowed, By, InOrganisation } from '../access/allowed';
import { NotStored } from '../private-answers';

/** What an organisation writes again and again. */
@Controller('api/saved-replies')
@Allowed('admin')
export class SavedRepliesController {
  constructor(private readonly replies: SavedReplies) {}

  @Get()
  @Allowed('agent')
  @NotStored()
  list(@InOrganisation() organisationId: string): Promise<SavedReply[]> {
    return this.replies.list(organisationId);
  }

  @Post()
  @HttpCode(201)
  add(
    @Body() draft: SavedReplyDraft,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<SavedReply> {
    return this.replies.add(organisationId, draft, actor);
  }

  @Put(':id')
  change(
    @Param('id') id: string,
    @Body() draft: SavedReplyDraft,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<SavedReply> {
    return this.replies.change(organisationId, id, draft, actor);
  }

  @Delete(':id')
  @HttpCode(204)
  remove(
    @Param('id') id: string,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<void> {
    return this.replies.remove(organisationId, id, actor);
  }
}
