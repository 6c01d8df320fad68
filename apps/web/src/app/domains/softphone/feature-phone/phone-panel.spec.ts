import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { sessionOf } from '../../identity/testing/fixtures';
import { PhoneNumbers } from '../data/phone-numbers';
import { SoftphoneBed } from '../testing/softphone-bed';
import { CallConsultation } from './call-consultation';
import { PhonePanel } from './phone-panel';
import { PhonePanelHarness } from './phone-panel.harness';
import { PhoneView } from './phone-view';
import { PhoneShortcuts } from './phone-shortcuts';
import { numberFromLink } from './tel-links';

describe('PhonePanel', () => {
  let stopListening: (() => void) | undefined;
  afterEach(() => stopListening?.());

  const shown = async (language: 'en' | 'es' = 'en') => {
    const bed = new SoftphoneBed(language);
    const phone = await bed.ready();
    await TestBed.inject(PhoneNumbers).load();
    const fixture = TestBed.createComponent(PhonePanel);
    const panel = await TestbedHarnessEnvironment.harnessForFixture(fixture, PhonePanelHarness);
    stopListening = TestBed.inject(PhoneShortcuts).listen();
    const key = (pressed: string, target: EventTarget = document.body): boolean =>
      target.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, bubbles: true, cancelable: true }));
    return { bed, phone, panel, key };
  };

  it('makes a call from the keypad to the last word', async () => {
    const { bed, panel } = await shown();
    const keypad = await panel.keypad();
    for (const key of '2025550111') await keypad?.press(key);
    expect(await (await panel.entry())?.value()).toBe('(202) 555-0111');
    await panel.press('Call');
    expect([await panel.state(), bed.client.calls[0]?.remote]).toEqual(['calling', '+12025550111']);
    bed.client.calls[0]?.tell({ type: 'accepted' });
    expect([await panel.state(), await (await panel.card())?.name()]).toEqual(['live', '+1 202 555 0111']);
    await panel.press('Keypad');
    await (await panel.keypad())?.press('5');
    await panel.press('Hang up');
    expect(bed.client.calls[0]?.commands).toEqual(['digits 5', 'hang up']);
    expect([await panel.state(), await panel.text()]).toEqual([
      'ended',
      expect.stringContaining('You hung up.'),
    ]);
    await panel.press('Done');
    expect(await panel.state()).toBe('idle');
    expect(await panel.text()).toContain('Redial');
  });

  it('says what keeps a number from being called', async () => {
    const { panel } = await shown();
    await (await panel.entry())?.type('20255');
    await panel.press('Call');
    expect(await (await panel.entry())?.hint()).toContain('Use the full number');
  });

  it('says before a call which number the other side will see, and whose it is', async () => {
    const bed = new SoftphoneBed();
    bed.session.set(sessionOf('owner'));
    bed.organisations = [{ id: sessionOf('owner').organisation.id, numbers: [] }];
    bed.tokenAnswers = [{ token: 'one', identity: 'a', lifetimeMs: 900_000, callerId: '+12025550100' }];
    await bed.ready();
    await TestBed.inject(PhoneNumbers).load();
    const fixture = TestBed.createComponent(PhonePanel);
    const panel = await TestbedHarnessEnvironment.harnessForFixture(fixture, PhonePanelHarness);
    const element = fixture.nativeElement as HTMLElement;
    TestBed.inject(PhoneView).enterPage();
    expect(await panel.text()).toContain('As +1 202 555 0100, the number of the account');
    expect(element.querySelector('a[href="/organisations"]')?.textContent).toContain('Give it a number');
    bed.organisations = [];
  });

  it.each(['offline', 'off'] as const)(
    'has one state while the device has no network, and says what becomes of the call (live stream: %s)',
    async (state) => {
      const { bed, panel } = await shown();
      const call = bed.client.ring('+34612345678');
      await panel.press('Answer');
      call.tell({ type: 'accepted' });
      expect(await panel.state()).toBe('live');
      bed.liveState.set(state);
      if (state === 'off') window.dispatchEvent(new Event('offline'));
      expect(await panel.state()).toBe('reconnecting');
      expect(await panel.text()).toContain('Offline');
      expect(await panel.text()).not.toContain('Ready');
      expect(await panel.text()).toContain('if the network returns within half a minute, the call goes on');
      bed.client.tell({ type: 'fault', fault: { code: 31000, message: 'UnknownError' } });
      expect(await panel.text()).not.toContain('31000');
      bed.liveState.set(state === 'off' ? 'off' : 'connected');
      window.dispatchEvent(new Event('online'));
      expect(await panel.state()).toBe('live');
      expect(await panel.text()).toContain('Ready');
    },
  );

  it('answers by Enter, mutes by M, and leaves by Escape without hanging up', async () => {
    const { bed, panel, key } = await shown();
    const call = bed.client.ring('+34612345678');
    expect(await (await panel.incoming())?.caller()).toContain('+34 612 34 56 78');
    key('Enter');
    call.tell({ type: 'accepted' });
    key('m');
    key('7');
    key('Escape');
    expect([await panel.state(), call.commands]).toEqual(['live', ['accept', 'mute', 'digits 7']]);
  });

  it('puts the other side on hold by H, takes it back, and says so', async () => {
    const { bed, panel, key } = await shown();
    const call = bed.client.ring('+34612345678');
    call.sid = 'CA1';
    await panel.press('Answer');
    call.tell({ type: 'accepted' });
    expect(await panel.text()).not.toContain('Hold'); // A line of one's own, of which the server knows nothing.
    bed.session.set(sessionOf('agent'));
    await bed.settle();
    key('h');
    await bed.settle();
    expect(bed.posted).toEqual([['/api/holds', { callId: 'CA1', onHold: true }]]);
    expect(await (await panel.card())?.word()).toBe('On hold');
    expect(await (await panel.card())?.note()).toContain('They do not hear you');
    await panel.press('Resume');
    await bed.settle();
    expect(bed.posted[1]).toEqual(['/api/holds', { callId: 'CA1', onHold: false }]);
    expect(await (await panel.card())?.word()).toBe('In call');
  });

  it('shows who is asked while the caller waits, and goes back, or lets all talk', async () => {
    const { bed, panel, phone } = await shown();
    const call = bed.client.ring('+34612345678');
    call.sid = 'CA1';
    await panel.press('Answer');
    call.tell({ type: 'accepted' });
    TestBed.inject(CallConsultation).began(phone.call()!, 'Ben');
    await bed.settle();
    expect(await (await panel.card())?.note()).toContain('Asking Ben.');
    for (const [word, how] of [
      ['All talk', 'join'],
      ['Back', 'back'],
    ] as const) {
      await panel.press(word);
      await bed.settle();
      expect(bed.posted.at(-1)).toEqual(['/api/consultations/end', { callId: 'CA1', how }]);
    }
    expect(await panel.text()).toContain('Mute');
    expect(await (await panel.card())?.note()).not.toContain('Ben');
  });

  it('takes no key meant for a field', async () => {
    const { bed, phone, key } = await shown();
    const field = document.body.appendChild(document.createElement('input'));
    bed.client.ring('+34612345678');
    for (const pressed of ['Enter', 'm', '5']) key(pressed, field);
    expect([phone.phase(), phone.entry()]).toEqual(['incoming', '']);
    field.remove();
  });

  it('takes a number pasted anywhere', async () => {
    const { phone } = await shown();
    const paste = new Event('paste', { bubbles: true, cancelable: true });
    Object.assign(paste, { clipboardData: { getData: () => 'Tel.: +34 612-345-678' } });
    document.body.dispatchEvent(paste);
    expect(phone.entry()).toBe('+34612345678');
  });

  it('shows the second call over the first', async () => {
    const { bed, panel, phone } = await shown();
    const first = bed.client.ring('+34600000001');
    phone.answer();
    first.tell({ type: 'accepted' });
    const second = bed.client.ring('+34612345678');
    expect(await (await panel.waiting())?.text()).toContain('+34 612 34 56 78');
    await (await panel.waiting())?.press(0);
    expect([first.commands.at(-1), second.commands]).toEqual(['hang up', ['accept']]);
  });

  it('puts a failed call into words, in Spanish as well', async () => {
    const { bed, panel, phone } = await shown('es');
    await phone.dial('+34612345678');
    bed.client.calls[0]?.tell({ type: 'ended', reason: 'failed', fault: { code: 31401, message: 'denied' } });
    expect(await (await panel.trouble())?.text()).toContain('El micrófono está bloqueado');
    expect(await (await panel.trouble())?.buttons()).toEqual(['Revisar el micrófono']);
  });

  it('says that there is no line yet, or that another tab has it', async () => {
    const { bed, panel } = await shown();
    bed.credentials.set(undefined);
    expect(await panel.text()).toContain('No line yet');
  });
});

describe('numberFromLink', () => {
  it.each([
    ['tel:+1-202-555-0111', '+1-202-555-0111'],
    ['tel:%2B34612345678', '+34612345678'],
    [' 12025550111', '+12025550111'],
    ['+12025550111', '+12025550111'],
    ['tel:+34612345678;ext=5', '+34612345678;ext=5'],
    ['%E0%A4%A', '%E0%A4%A'],
    ['', undefined],
  ])('reads %j', (link, number) => {
    expect(numberFromLink(link)).toBe(number);
  });
});
