import { statusOfMailEvent, wishOfMailEvent } from './mail-status';

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
  (event) => expect([wishOfMailEvent(event), statusOfMailEvent(event)]).toEqual(['out', undefined]),
);

it('who subscribes again wants mail again', () => expect(wishOfMailEvent('group_resubscribe')).toBe('in'));

it('knows nothing of names that every object has', () => {
  expect(wishOfMailEvent('constructor')).toBeUndefined();
  expect(statusOfMailEvent('constructor')).toBeUndefined();
});
