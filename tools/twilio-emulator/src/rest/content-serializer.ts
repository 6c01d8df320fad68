import { type Approval, type Content, saidBy } from '../content/content';

/** Source: https://www.twilio.com/docs/content/content-api-resources */
export function serializeContent(content: Content, origin: string): Record<string, unknown> {
  const url = `${origin}/v1/Content/${content.sid}`;
  return {
    ...base(content),
    url,
    links: {
      approval_create: `${url}/ApprovalRequests/whatsapp`,
      approval_fetch: `${url}/ApprovalRequests`,
    },
  };
}

export function serializeContentAndApproval(content: Content): Record<string, unknown> {
  return { ...base(content), approval_requests: serializeApproval(content) };
}

/** Source: https://www.twilio.com/en-us/changelog/content-api-flows-approval */
export function serializeApproval(content: Content): Record<string, unknown> {
  const approval: Approval = content.approval ?? {
    name: '',
    category: '',
    status: 'unsubmitted',
    rejectionReason: '',
  };
  return {
    name: approval.name,
    category: approval.category,
    content_type: saidBy(content)?.type ?? Object.keys(content.types)[0] ?? '',
    status: approval.status,
    rejection_reason: approval.rejectionReason,
    allow_category_change: true,
    type: 'whatsapp',
    flows: null,
  };
}

function base(content: Content): Record<string, unknown> {
  const { sid, accountSid, friendlyName, language, variables, types, createdAt, updatedAt } = content;
  return {
    date_created: iso(createdAt),
    date_updated: iso(updatedAt),
    sid,
    account_sid: accountSid,
    friendly_name: friendlyName,
    language,
    variables,
    types,
  };
}

/** Dates as the later APIs write them, to the second. */
function iso(date: Date): string {
  return date.toISOString().replace(/\.\d{3}Z$/, 'Z');
}
