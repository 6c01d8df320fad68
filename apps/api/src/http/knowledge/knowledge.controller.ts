import { randomUUID } from 'node:crypto';
import {
  ArticleDraft,
  KnowledgeQuestion,
  type Article,
  type KnowledgeAnswer,
} from '@centralita/shared-types';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, UseGuards } from '@nestjs/common';
import { ThrottlerGuard } from '@nestjs/throttler';
import type { Actor } from '../../domains/audit/api/audit-log';
import { Answerer } from '../../domains/bot/api/answerer';
import { KnowledgeBase } from '../../domains/knowledge/api/knowledge-base';
import { Allowed, By, InOrganisation } from '../access/allowed';
import { NotStored } from '../private-answers';

/** Somebody looks at the page meanwhile. */
const TRY_TIMEOUT_MS = 20_000;

/** What the bot knows. */
@Controller('api/knowledge')
@Allowed('agent')
export class KnowledgeController {
  constructor(
    private readonly knowledge: KnowledgeBase,
    private readonly answerer: Answerer,
  ) {}

  @Get()
  @NotStored()
  list(@InOrganisation() organisationId: string): Promise<Article[]> {
    return this.knowledge.list(organisationId);
  }

  @Post()
  @Allowed('admin')
  @NotStored()
  add(
    @Body() draft: ArticleDraft,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<Article> {
    return this.knowledge.add(organisationId, draft, actor);
  }

  /** A few a minute: it may ask a bot that costs money. */
  @Post('try')
  @HttpCode(200)
  @UseGuards(ThrottlerGuard)
  @NotStored()
  async try(
    @Body() { question }: KnowledgeQuestion,
    @InOrganisation() organisationId: string,
  ): Promise<KnowledgeAnswer> {
    const { text, language, source } = await this.answerer.answer({
      organisationId,
      conversationId: `try-${randomUUID()}`,
      text: question,
      history: [],
      signal: AbortSignal.timeout(TRY_TIMEOUT_MS),
    });
    return { text, language, source };
  }

  @Put(':id')
  @Allowed('admin')
  @NotStored()
  change(
    @Param('id') id: string,
    @Body() draft: ArticleDraft,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<Article> {
    return this.knowledge.change(organisationId, id, draft, actor);
  }

  @Delete(':id')
  @Allowed('admin')
  @HttpCode(204)
  remove(
    @Param('id') id: string,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<void> {
    return this.knowledge.remove(organisationId, id, actor);
  }
}
