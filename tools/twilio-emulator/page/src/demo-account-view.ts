import { copyButton } from './copy';
import { CREDENTIAL_NAMES, type DemoAccount } from './demo-account';
import { byId, el } from './dom';
import type { Texts } from './i18n/texts';
import { forReading } from './phone/phone-number';

/** Quick-dial keys of the numbers that the application under test answers, each with whose it is. */
export function showQuickDial(
  { ownNumbers }: Pick<DemoAccount, 'ownNumbers'>,
  texts: Texts,
  dial: (number: string) => void,
): void {
  byId('quick', HTMLElement).replaceChildren(
    ...ownNumbers.map(({ phoneNumber, name }) => {
      const key = el('button', { type: 'button', class: 'chip' });
      const number = forReading(phoneNumber);
      texts.keep((m) => {
        // Its name from the beginning is the emulator's own word; any other is somebody's.
        const whose = name === 'Demo line' ? m.demoLine : name;
        key.replaceChildren(el('strong', {}, whose), el('span', {}, number));
        key.setAttribute('aria-label', m.dialNumber(whose, number));
      });
      key.addEventListener('click', () => dial(phoneNumber));
      return key;
    }),
  );
}

/** What the application can call: it cannot be dialled from here, as no call between outsiders passes Twilio. */
export function showOutsideNumbers({ numbers }: DemoAccount, texts: Texts): void {
  byId('outside', HTMLElement).hidden = false;
  texts.text(byId('outside-title', HTMLElement), (m) => m.outside);
  texts.text(byId('outside-about', HTMLElement), (m) => m.outsideAbout);
  texts.keep((m) =>
    byId('outside-numbers', HTMLElement).replaceChildren(
      ...numbers.flatMap(({ phoneNumber, behaviour }) => {
        if (behaviour === 'handset') return [];
        return copyable(m.number[behaviour], phoneNumber, forReading(phoneNumber), texts);
      }),
    ),
  );
}

/** The credentials, each with a button that copies it. */
export function showAccount({ credentials }: DemoAccount, texts: Texts): void {
  byId('account', HTMLElement).hidden = false;
  texts.text(byId('account-title', HTMLElement), (m) => m.account);
  texts.text(byId('account-about', HTMLElement), (m) => m.accountAbout);
  const list = byId('credentials', HTMLElement);
  texts.keep((m) =>
    list.replaceChildren(
      ...CREDENTIAL_NAMES.flatMap((name) =>
        copyable(m.credential[name], credentials[name], credentials[name], texts),
      ),
    ),
  );
}

function copyable(name: string, value: string, shown: string, texts: Texts): HTMLElement[] {
  const copy = copyButton(
    texts,
    () => '',
    () => value,
  );
  copy.setAttribute('aria-label', texts.m.copyNamed(name));
  copy.title = texts.m.copyNamed(name);
  return [el('dt', {}, name), el('dd', {}, el('code', {}, shown), copy)];
}
