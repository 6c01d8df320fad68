/** A file on its way to the server, to be sent with the next message. */
export interface Upload {
  key: number;
  name: string;
  type: string;
  bytes: number;
  /** From 0 to 1. */
  progress: number;
  state: 'sending' | 'stored' | 'failed';
  /** Of the server, once it is stored. */
  id?: string;
  /** Why it was refused, in words. */
  failure?: string;
}
