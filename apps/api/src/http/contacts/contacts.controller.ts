import {
  ContactChange,
  ContactJoin,
  ContactJoinUndo,
  NewContact,
  type ContactEntry,
  type ContactItem,
  type Customer,
  type JoinedCustomer,
  type Page,
  type TimelineItem,
} from '@centralita/shared-types';
import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import type { Actor } from '../../domains/audit/api/audit-log';
import { ContactBook } from '../../domains/contacts/api/contact-book';
import { Customers } from '../../domains/contacts/api/customers';
import { PersonJoins } from '../../domains/contacts/api/person-joins';
import { Timeline } from '../../domains/timeline/api/timeline';
import { Allowed, By, InOrganisation } from '../access/allowed';
import { NotStored } from '../private-answers';

const SEARCH_LENGTH_MAX = 100;

/** The people whom an organisation writes and talks with. */
@Controller('api/contacts')
@Allowed('agent')
export class ContactsController {
  constructor(
    private readonly book: ContactBook,
    private readonly customers: Customers,
    private readonly joins: PersonJoins,
    private readonly timeline: Timeline,
  ) {}

  @Get()
  @NotStored()
  search(
    @InOrganisation() organisationId: string,
    @Query('search') search?: unknown,
  ): Promise<ContactItem[]> {
    return this.customers.search(organisationId, soughtOf(search));
  }

  @Get('list')
  @NotStored()
  list(
    @InOrganisation() organisationId: string,
    @Query('search') search?: unknown,
    @Query('after') after?: unknown,
  ): Promise<Page<ContactEntry>> {
    const last = typeof after === 'string' && after ? after : undefined;
    return this.book.list(organisationId, { search: soughtOf(search), after: last });
  }

  @Post()
  @HttpCode(201)
  @NotStored()
  add(
    @Body() draft: NewContact,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<ContactEntry> {
    return this.book.add(organisationId, draft, actor);
  }

  @Patch(':id')
  @NotStored()
  async change(
    @Param('id') id: string,
    @Body() change: ContactChange,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<Customer> {
    await this.book.change(organisationId, id, change, actor);
    return this.timeline.customer(organisationId, id);
  }

  @Get(':id')
  @NotStored()
  read(@Param('id') id: string, @InOrganisation() organisationId: string): Promise<Customer> {
    return this.timeline.customer(organisationId, id);
  }

  @Get(':id/timeline')
  @NotStored()
  page(
    @Param('id') id: string,
    @InOrganisation() organisationId: string,
    @Query('before') before?: unknown,
  ): Promise<Page<TimelineItem>> {
    return this.timeline.page(organisationId, id, typeof before === 'string' && before ? before : undefined);
  }

  @Post(':id/join')
  @HttpCode(200)
  async join(
    @Param('id') id: string,
    @Body() { contactId }: ContactJoin,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<JoinedCustomer> {
    const undo = await this.joins.join(organisationId, id, contactId, actor);
    return { ...(await this.timeline.customer(organisationId, id)), undo };
  }

  @Post(':id/undo-join')
  @HttpCode(200)
  async undoJoin(
    @Param('id') id: string,
    @Body() { undo }: ContactJoinUndo,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<Customer> {
    await this.joins.undo(organisationId, id, undo, actor);
    return this.timeline.customer(organisationId, id);
  }

  @Post(':id/separate')
  @HttpCode(200)
  async separate(
    @Param('id') id: string,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<Customer> {
    await this.joins.separate(organisationId, id, actor);
    return this.timeline.customer(organisationId, id);
  }
}

const soughtOf = (search: unknown): string =>
  typeof search === 'string' ? search.slice(0, SEARCH_LENGTH_MAX) : '';
