import { ARTICLE_LIST_BYTES_MAX, type ArticleImportResult } from '@centralita/shared-types';
import { Controller, Get, HttpCode, Post, Query, Req, StreamableFile } from '@nestjs/common';
import type { Request } from 'express';
import type { Actor } from '../../domains/audit/api/audit-log';
import { ArticleLists, type ArticleFormat } from '../../domains/knowledge/api/article-lists';
import { AppError } from '../../platform/errors/app-error';
import { Allowed, By, InOrganisation } from '../access/allowed';
import { bodyWithin } from '../body-within';
import { NotStored } from '../private-answers';

const TYPES: Record<ArticleFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  markdown: 'text/markdown; charset=utf-8',
};

/** All articles of an organisation as one file: CSV, or Markdown with an article below each heading. */
@Controller('api/knowledge')
@Allowed('agent')
export class ArticleListsController {
  constructor(private readonly lists: ArticleLists) {}

  @Post('import')
  @Allowed('admin')
  @HttpCode(200)
  @NotStored()
  async bring(
    @Req() request: Request,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
    @Query('dryRun') dryRun?: string,
  ): Promise<ArticleImportResult> {
    const content = await bodyWithin(request, ARTICLE_LIST_BYTES_MAX, listTooLarge);
    const format = request.is('text/markdown') ? 'markdown' : 'csv';
    return this.lists.bring(organisationId, content, { format, isDry: dryRun === 'true', actor });
  }

  @Get('export.csv')
  @NotStored()
  csv(@InOrganisation() organisationId: string): Promise<StreamableFile> {
    return this.#file(organisationId, 'csv', 'knowledge.csv');
  }

  @Get('export.md')
  @NotStored()
  markdown(@InOrganisation() organisationId: string): Promise<StreamableFile> {
    return this.#file(organisationId, 'markdown', 'knowledge.md');
  }

  async #file(organisationId: string, format: ArticleFormat, name: string): Promise<StreamableFile> {
    return new StreamableFile(Buffer.from(await this.lists.export(organisationId, format)), {
      type: TYPES[format],
      disposition: `attachment; filename="${name}"`,
    });
  }
}

const listTooLarge = (): AppError =>
  new AppError({
    code: 'knowledge/list-too-large',
    detail: `A list may have ${ARTICLE_LIST_BYTES_MAX / 1_000_000} MB. Bring it in in pieces.`,
    status: 413,
  });
