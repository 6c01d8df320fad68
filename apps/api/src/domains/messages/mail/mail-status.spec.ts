import { isFarewell, statusOfMailEvent } from './mail-status';

it.each([
  ['processed', 'sent'],
  ['deferred', 'sent'],
  ['delivered', 'delivered'],
  ['open', 'read'],
  ['opened', 'read'],
  ['click', 'read'],
  ['clicked', 'read'],
  ['bounce', 'undelivered'],
  ['bounced', 'undelivered'],
  ['dropped', 'failed'],
])('%s of a mail is told as %s', (event, status) => expect(statusOfMailEvent(event)).toBe(status));

it.each(['spamreport', 'spam_report', 'unsubscribe', 'group_unsubscribe'])(
  'who sends %s wants no more mail, and says nothing of where it is',
  (event) => expect([isFarewell(event), statusOfMailEvent(event)]).toEqual([true, undefined]),
);

it('knows nothing of names that every object has', () => {
  expect(statusOfMailEvent('constructor')).toBeUndefined();
});
