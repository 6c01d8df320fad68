import { MayBeAbsent } from '@centralita/shared-types';
import { Type } from 'class-transformer';
import { IsInt, IsString, Matches, Max, MaxLength, Min } from 'class-validator';

/** The last moment that a Date can be; beyond it, PostgreSQL takes no such number. */
const TIME_MAX_MS = 8.64e15;

/** What may stand behind the question mark of the audit log's addresses. */
export class AuditQuery {
  @MayBeAbsent() @IsString() @MaxLength(64) organisation?: string;
  @MayBeAbsent() @IsString() @MaxLength(64) person?: string;
  /** An action (`people/joined`) or an area (`people`). */
  @MayBeAbsent() @Matches(/^[a-z-]{1,40}(\/[a-z-]{1,60})?$/) action?: string;
  /** Epoch milliseconds: the first included, the second not. */
  @MayBeAbsent() @Type(() => Number) @IsInt() @Min(0) @Max(TIME_MAX_MS) from?: number;
  @MayBeAbsent() @Type(() => Number) @IsInt() @Min(0) @Max(TIME_MAX_MS) to?: number;
  /** `next` of the page before. */
  @MayBeAbsent() @IsString() @MaxLength(64) after?: string;
}
