import { includesRole, type ActivityKind, type LiveEvent, type Role } from '@centralita/shared-types';
import { SERVER_STREAM, type Activity, type NewActivity } from './activity-log';

/** Who looks at a stream, as far as it decides what they may see of it. */
export interface Viewer {
  personId: string;
  role: Role;
}

/** Whether a person who may read the stream may see this of it. */
export const maySee = ({ personId, role }: Viewer, activity: NewActivity): boolean =>
  includesRole(role, activity.role ?? 'viewer') &&
  (activity.personId === undefined || activity.personId === personId);

/** An organisation's stream, and the server's for owners. */
export const streamsOf = ({ role }: Viewer, organisationId: string): string[] =>
  role === 'owner' ? [organisationId, SERVER_STREAM] : [organisationId];

/** An activity as the web app knows it. */
export const toLiveEvent = ({
  stream,
  kind,
  at,
  data,
}: Pick<Activity, 'stream' | 'kind' | 'at' | 'data'>): LiveEvent => ({
  // One that our pages do not know is shown by its name.
  kind: kind as ActivityKind,
  organisationId: stream === SERVER_STREAM ? null : stream,
  at,
  data,
});
