export type OptOutType = 'STOP' | 'START' | 'HELP';

/** Source: https://help.twilio.com/articles/223134027-Twilio-support-for-opt-out-keywords-SMS-STOP-filtering- */
const KEYWORDS: Readonly<Record<string, OptOutType>> = {
  STOP: 'STOP',
  STOPALL: 'STOP',
  UNSUBSCRIBE: 'STOP',
  CANCEL: 'STOP',
  END: 'STOP',
  QUIT: 'STOP',
  REVOKE: 'STOP',
  OPTOUT: 'STOP',
  START: 'START',
  YES: 'START',
  UNSTOP: 'START',
  HELP: 'HELP',
  INFO: 'HELP',
};

/** The keyword that a whole SMS is, in whatever case; `undefined` for any other text. */
export function optOutType(body: string): OptOutType | undefined {
  return KEYWORDS[body.trim().toUpperCase()];
}

/** What Twilio itself answers. The application's own answer to STOP is not sent. */
export const OPT_OUT_ANSWERS: Readonly<Record<OptOutType, string>> = {
  STOP: 'You are unsubscribed and get no more messages. Reply START to subscribe again.',
  START: 'You are subscribed again. Reply HELP for help, STOP to unsubscribe.',
  HELP: 'Reply STOP to unsubscribe. Message and data rates may apply.',
};
