import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Matches, MaxLength, Min } from 'class-validator';

/** What may stand behind the question mark of the audit log's addresses. */
export class AuditQuery {
  @IsOptional() @IsString() @MaxLength(64) organisation?: string;
  @IsOptional() @IsString() @MaxLength(64) person?: string;
  /** An action (`people/joined`) or an area (`people`). */
  @IsOptional() @Matches(/^[a-z-]{1,40}(\/[a-z-]{1,60})?$/) action?: string;
  /** Epoch milliseconds: the first included, the second not. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) from?: number;
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) to?: number;
  /** `next` of the page before. */
  @IsOptional() @IsString() @MaxLength(64) after?: string;
}
