import { CallQueue } from './queue';

/** The queues of all accounts; names are an account's own. */
export class QueueStore {
  private readonly queues = new Map<string, CallQueue>();

  ofAccount(accountSid: string): CallQueue[] {
    return [...this.queues.values()].filter((queue) => queue.accountSid === accountSid);
  }

  get(sid: string): CallQueue | undefined {
    return this.queues.get(sid);
  }

  named(accountSid: string, friendlyName: string): CallQueue | undefined {
    return this.ofAccount(accountSid).find((queue) => queue.friendlyName === friendlyName);
  }

  create(accountSid: string, friendlyName: string, maxSize?: number): CallQueue {
    const queue = new CallQueue(accountSid, friendlyName, maxSize);
    this.queues.set(queue.sid, queue);
    return queue;
  }

  delete(sid: string): void {
    this.queues.delete(sid);
  }
}
