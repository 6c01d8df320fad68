import type { Call } from '../calls/call';
import { checkCallerId } from './caller-id';

const OWN = '+12025550100';
const call = (from: string, to: string): Call => ({ details: { from, to } }) as Call;
const owns = (number: string): boolean => number === OWN;
const phoneCall = call('+12025550177', OWN);
const clientCall = call('client:alice', '+12025550111');

describe('checkCallerId', () => {
  it('shows a phone caller’s own number by default, to phones and clients', () => {
    expect(checkCallerId(undefined, phoneCall, true, owns)).toEqual({ from: '+12025550177' });
    expect(checkCallerId(' ', phoneCall, false, owns)).toEqual({ from: '+12025550177' });
  });

  it('takes a number of the account, or the number that was called', () => {
    expect(checkCallerId(OWN, clientCall, true, owns)).toEqual({ from: OWN });
    expect(checkCallerId(OWN, phoneCall, true, () => false)).toEqual({ from: OWN });
  });

  it('lets a client show anything to a client, and only an own number to a phone', () => {
    expect(checkCallerId(undefined, clientCall, false, owns)).toEqual({ from: 'client:alice' });
    expect(checkCallerId('Reception', clientCall, false, owns)).toEqual({ from: 'Reception' });
    expect(checkCallerId(undefined, clientCall, true, owns)).toHaveProperty('problem');
    // The number that a client dialled is not its own.
    expect(checkCallerId('+12025550111', clientCall, true, owns)).toHaveProperty('problem');
  });

  it('refuses a stranger’s number', () => {
    expect(checkCallerId('+19998887777', phoneCall, true, owns)).toHaveProperty('problem');
  });
});
