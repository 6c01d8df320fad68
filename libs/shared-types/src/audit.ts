/** Item of `GET /api/audit?organisation=&person=&action=&from=&to=&after=` (admin; owners also see the server's). */
export interface AuditItem {
  id: string;
  at: number;
  /** Name of the person; null for the server and for people who were not signed in. */
  who: string | null;
  personId: string | null;
  via: 'session' | 'token' | 'anonymous' | 'server';
  address: string | null;
  action: string;
  subject: { kind: string; id: string } | null;
  details: Record<string, string | number | boolean | null>;
}
/** A page of a list: `next` goes into `after` for the following page. */
export interface Page<Item> {
  items: Item[];
  next: string | null;
}
/* `GET /api/audit/export` with the same filters answers `text/csv`, and is itself an audited read. */
