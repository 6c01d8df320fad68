import { ArrayMaxSize, IsArray, IsString, Length, Matches } from 'class-validator';
import { MayBeAbsent } from './may-be-absent';
import { E164, MAIL_DOMAIN, NAME_LENGTH_MAX } from './rules';
import { Trim } from './trim';

/** Item of `GET /api/organisations`: all of them for owners, their own for others. */
export interface Organisation {
  id: string;
  name: string;
  createdAt: number;
  /** E.164: calls and messages to these are the organisation's. */
  numbers: string[];
  /** Mail to addresses in these domains is the organisation's. */
  mailDomains: string[];
  people: number;
}

/** `POST /api/organisations` (owner). Answers `Organisation`. */
export class NewOrganisation {
  @Trim() @Length(1, NAME_LENGTH_MAX) name!: string;
}

/**
 * `PATCH /api/organisations/:id`; a list replaces the former one. Owners change all, admins the name.
 * `organisations/number-taken`, `organisations/domain-taken` (409) name the organisation that has it.
 */
export class OrganisationChange {
  @MayBeAbsent() @Trim() @Length(1, NAME_LENGTH_MAX) name?: string;
  @MayBeAbsent() @IsArray() @ArrayMaxSize(1000) @Matches(E164, { each: true }) numbers?: string[];
  @MayBeAbsent() @IsArray() @ArrayMaxSize(1000) @Matches(MAIL_DOMAIN, { each: true }) mailDomains?: string[];
}

/** Item of `GET /api/quarantine` (owner): something that came for a number or domain of no organisation. */
export interface QuarantineItem {
  id: string;
  channel: 'voice' | 'sms' | 'whatsapp' | 'email';
  /** The number or domain that nobody has. */
  to: string;
  /** Who sent the latest; masked. */
  from: string;
  count: number;
  firstAt: number;
  lastAt: number;
}

/** `POST /api/quarantine/:id/assign` (owner): from now on the number or domain is this organisation's. 204. */
export class QuarantineAssignment {
  @IsString() @Length(1, 64) organisationId!: string;
}
