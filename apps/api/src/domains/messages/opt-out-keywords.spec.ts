import { wishOf, type Said, type Wish } from './opt-out-keywords';

const said = (text: string, more: Partial<Said> = {}): Said => ({
  ...{ text, optOutType: undefined, channel: 'whatsapp', isButton: false },
  ...more,
});

describe('keywords', () => {
  it.each<[Said, Wish | undefined, Wish | undefined]>([
    // What was said, what it means of who gets messages, and of who wants none.
    [said('STOP'), 'out', 'out'],
    [said('Cancel'), 'out', 'out'],
    [said('Baja.'), 'out', 'out'],
    [said('baja la música'), undefined, undefined],
    [said('Start'), undefined, 'in'],
    [said('alta'), undefined, 'in'],
    [said('sí'), undefined, 'in'],
    [said('help'), undefined, undefined],
    // Twilio answers these itself on SMS.
    [said('Start', { channel: 'sms' }), 'in', 'in'],
    [said('UNSTOP', { channel: 'sms' }), 'in', 'in'],
    [said('help', { channel: 'sms' }), 'help', 'help'],
    [said('alta', { channel: 'sms' }), undefined, 'in'],
    [said('constructor', { channel: 'sms' }), undefined, undefined],
    // A button of a template.
    [said('Cancel', { isButton: true }), undefined, undefined],
    [said('End', { isButton: true }), undefined, undefined],
    [said('Start', { isButton: true }), undefined, undefined],
    [said('Stop', { isButton: true }), 'out', 'out'],
    [said('Unsubscribe', { isButton: true }), 'out', 'out'],
    [said('Baja', { isButton: true }), 'out', 'out'],
    // What may have been one.
    [said('Cancel', { mayBeButton: true }), undefined, undefined],
    [said('Baja', { mayBeButton: true }), 'out', 'out'],
    [said('Alta', { mayBeButton: true }), undefined, 'in'],
    [said('Sí', { mayBeButton: true }), undefined, undefined],
    [said('Cancel', { isButton: true, optOutType: 'STOP' }), 'out', 'out'],
    [said('Hola', { optOutType: 'START' }), 'in', 'in'],
  ])('%j', (what, ofReader, ofWhoIsOut) => {
    expect([wishOf(what, false), wishOf(what, true)]).toEqual([ofReader, ofWhoIsOut]);
  });
});
