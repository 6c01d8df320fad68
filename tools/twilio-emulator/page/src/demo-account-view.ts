import { copyButton } from './copy';
import { CREDENTIAL_NAMES, type DemoAccount } from './demo-account';
import { byId, el } from './dom';
import type { Texts } from './i18n/texts';
import { forReading } from './phone/phone-number';

/** Quick-dial keys: the demo line first, then the outside numbers with what they do. */
export function showQuickDial({ credentials, numbers }: DemoAccount, texts: Texts, dial: (number: string) => void): void {
  const row = byId('quick', HTMLElement);
  const list = el('ul', { class: 'quick__list' });
  const add = (phoneNumber: string, name: () => string, isFirst: boolean): void => {
    const key = el('button', { type: 'button', class: isFirst ? 'chip chip--first' : 'chip' });
    const number = forReading(phoneNumber);
    texts.keep((m) => {
      key.replaceChildren(el('strong', {}, name()), el('span', {}, number));
      key.setAttribute('aria-label', m.dialNumber(name(), number));
    });
    key.addEventListener('click', () => dial(phoneNumber));
    list.append(el('li', {}, key));
  };
  add(credentials.phoneNumber, () => texts.m.demoLine, true);
  for (const { phoneNumber, behaviour } of numbers) {
    if (behaviour !== 'handset') add(phoneNumber, () => texts.m.number[behaviour], false);
  }
  row.append(list);
}

/** The credentials, each with a button that copies it. */
export function showAccount({ credentials }: DemoAccount, texts: Texts): void {
  byId('account', HTMLElement).hidden = false;
  texts.text(byId('account-title', HTMLElement), (m) => m.account);
  texts.text(byId('account-about', HTMLElement), (m) => m.accountAbout);
  const list = byId('credentials', HTMLElement);
  texts.keep((m) =>
    list.replaceChildren(
      ...CREDENTIAL_NAMES.flatMap((name) => {
        const copy = copyButton(texts, () => '', () => credentials[name]);
        copy.setAttribute('aria-label', m.copyNamed(m.credential[name]));
        copy.title = m.copyNamed(m.credential[name]);
        return [el('dt', {}, m.credential[name]), el('dd', {}, el('code', {}, credentials[name]), copy)];
      }),
    ),
  );
}
