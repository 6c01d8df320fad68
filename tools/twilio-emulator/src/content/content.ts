/** A quick-reply button. */
export interface ContentButton {
  title: string;
  /** Comes back as `ButtonPayload`. */
  id: string;
}

/** Source: https://www.twilio.com/docs/whatsapp/tutorial/message-template-approvals-statuses */
export type ApprovalStatus =
  'unsubmitted' | 'received' | 'pending' | 'approved' | 'rejected' | 'paused' | 'disabled';
export const APPROVAL_STATUSES: readonly ApprovalStatus[] = [
  'unsubmitted',
  'received',
  'pending',
  'approved',
  'rejected',
  'paused',
  'disabled',
];

/** What was asked of WhatsApp, and what it answered. */
export interface Approval {
  name: string;
  category: string;
  status: ApprovalStatus;
  /** In WhatsApp's words; empty where it was not rejected. */
  rejectionReason: string;
}

/** A content template: https://www.twilio.com/docs/content/content-api-resources */
export interface Content {
  sid: string;
  accountSid: string;
  friendlyName: string;
  language: string;
  /** Samples for the reviewers, and what is said where a message gives no value. */
  variables: Record<string, string>;
  /** By type, as they were given: `twilio/text`, `twilio/quick-reply`. */
  types: Record<string, unknown>;
  approval?: Approval;
  createdAt: Date;
  updatedAt: Date;
}

/** What a content says, of the type that a channel shows: buttons where there are any, else text. */
export interface Said {
  type: string;
  body: string;
  buttons: ContentButton[];
}

/** Types that are shown here, the richest first. Others are kept, and say nothing. */
export const SHOWN_TYPES = ['twilio/quick-reply', 'twilio/text'] as const;

export function saidBy({ types }: Pick<Content, 'types'>): Said | undefined {
  const type = SHOWN_TYPES.find((each) => types[each] !== undefined);
  if (type === undefined) return undefined;
  const { body, actions = [] } = types[type] as { body: string; actions?: Partial<ContentButton>[] };
  return { type, body, buttons: actions.map(({ title = '', id }) => ({ title, id: id ?? title })) };
}
