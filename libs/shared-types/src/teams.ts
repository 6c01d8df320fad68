import { ArrayMaxSize, ArrayUnique, IsArray, IsString, Length, MaxLength } from 'class-validator';
import type { Teammate } from './inbox';
import { TEAM_NAME_LENGTH_MAX } from './rules';
import { Trim } from './trim';

/** Item of `GET /api/teams` (agent), by name: people of an organisation who share conversations. */
export interface Team {
  id: string;
  name: string;
  /** By name; whoever may no longer write with customers is left out. */
  members: Teammate[];
}

/**
 * `POST /api/teams` 201 and `PUT /api/teams/:id` (admin) answer `Team`, `DELETE /api/teams/:id` (admin) 204: its conversations
 * are then no team's. `teams/name-taken` (409), `teams/not-a-member` (422), `teams/too-many` (422), `teams/not-found` (404).
 */
export class TeamDraft {
  @Trim() @Length(1, TEAM_NAME_LENGTH_MAX) name!: string;
  /** Ids of people of the organisation who may write with customers. */
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(64, { each: true })
  memberIds!: string[];
}
