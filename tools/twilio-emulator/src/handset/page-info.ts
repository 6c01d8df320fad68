/** What the handset page shows of this emulator, served as `GET /handset/info.json`. */
export interface PageInfo {
  /** The number that the application under test answers. */
  demoLine: string;
  /** Other numbers worth dialling from here. */
  numbers: PageNumber[];
  /** The emulator's own account; its secrets exist on this machine only. */
  credentials: PageCredential[];
}

export interface PageNumber {
  phoneNumber: string;
  behaviour: 'echo' | 'speak' | 'busy' | 'no-answer' | 'fail' | 'hang-up';
}

export interface PageCredential {
  name: 'accountSid' | 'authToken' | 'apiKeySid' | 'apiKeySecret' | 'twimlAppSid' | 'phoneNumber';
  value: string;
}
