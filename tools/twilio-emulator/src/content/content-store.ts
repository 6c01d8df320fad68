import { setTimeout as sleep } from 'node:timers/promises';
import type { Inspector } from '../control/inspector-events';
import { newSid } from '../accounts/sid';
import type { Approval, ApprovalStatus, Content } from './content';
import { rejectionOf } from './review';

/** How long WhatsApp takes for each step of a review; at WhatsApp itself a day or two. */
const DEFAULT_REVIEW_MS = 2_000;

/** The content templates of all accounts, and WhatsApp's reviewers. */
export class ContentStore {
  /** Between `received`, `pending` and the verdict, milliseconds; changed by `PUT /control/contents`. */
  reviewMs = DEFAULT_REVIEW_MS;
  private readonly contents = new Map<string, Content>();

  constructor(
    private readonly inspector: Inspector,
    private readonly stopped: AbortSignal,
  ) {}

  /** @param given.sid of a template that is the same in every run */
  add(
    given: Pick<Content, 'accountSid' | 'friendlyName' | 'language' | 'variables' | 'types'> &
      Partial<Pick<Content, 'sid' | 'approval'>>,
  ): Content {
    const now = new Date();
    const content: Content = { sid: newSid('HX'), ...given, createdAt: now, updatedAt: now };
    this.contents.set(content.sid, content);
    return content;
  }

  /** Of one account; `undefined` of any other. */
  get(accountSid: string, sid: string): Content | undefined {
    const content = this.contents.get(sid);
    return content?.accountSid === accountSid ? content : undefined;
  }

  /** The newest first, of one account or of all. */
  list(accountSid?: string): Content[] {
    return [...this.contents.values()]
      .filter((content) => accountSid === undefined || content.accountSid === accountSid)
      .reverse();
  }

  find(sid: string): Content | undefined {
    return this.contents.get(sid);
  }

  delete(sid: string): void {
    this.contents.delete(sid);
  }

  /** Hands it to the reviewers, whose verdict comes by itself. */
  submit(content: Content, request: Pick<Approval, 'name' | 'category'>): Approval {
    const approval: Approval = { ...request, status: 'received', rejectionReason: '' };
    content.approval = approval;
    this.decide(content, 'received');
    void this.review(content, approval).catch(() => undefined); // the emulator stops
    return approval;
  }

  /** Says what WhatsApp says of it from now on. */
  decide(content: Content, status: ApprovalStatus, rejectionReason = ''): void {
    const { name, category } = content.approval ?? { name: content.friendlyName, category: 'UTILITY' };
    content.approval = Object.assign(content.approval ?? {}, { name, category, status, rejectionReason });
    content.updatedAt = new Date();
    this.inspector.report({
      type: 'notice',
      level: status === 'rejected' ? 'warning' : 'info',
      message: `WhatsApp: the template ${name} (${content.language}) is ${status}${rejectionReason && `: ${rejectionReason}`}`,
    });
  }

  private async review(content: Content, approval: Approval): Promise<void> {
    if (!(await this.isStill(content, approval, 'received'))) return;
    this.decide(content, 'pending');
    if (!(await this.isStill(content, approval, 'pending'))) return;
    const reason = rejectionOf(content, approval.name);
    this.decide(content, reason === undefined ? 'approved' : 'rejected', reason);
  }

  /** After a while: whether nobody has decided meanwhile, and nobody has deleted it. */
  private async isStill(content: Content, approval: Approval, status: ApprovalStatus): Promise<boolean> {
    await sleep(this.reviewMs, undefined, { signal: this.stopped, ref: false });
    return approval.status === status && this.contents.get(content.sid) === content;
  }
}
