import { PhoneAudio } from './audio/phone-audio';
import { fetchDemoAccount } from './demo-account';
import { showAccount, showOutsideNumbers, showQuickDial } from './demo-account-view';
import { byId, el, icon } from './dom';
import { Texts, type Language } from './i18n/texts';
import { EventFeed } from './inspector/event-feed';
import { EventStore } from './inspector/event-store';
import { InspectorView } from './inspector/inspector-view';
import { listenToKeyboard } from './phone/keyboard';
import { buildKeypad } from './phone/keypad';
import { OwnNumberView } from './phone/own-number-view';
import { Phone } from './phone/phone';
import { forReading } from './phone/phone-number';
import { PhoneView } from './phone/phone-view';
import { CallerView } from './phone/caller-view';
import { SentenceView } from './phone/sentence-view';
import { preferredVoice, VoiceView } from './phone/voice-view';

const LANGUAGES: readonly (readonly [Language, string])[] = [
  ['en', 'English'],
  ['es', 'Español'],
];

function showPageTexts(texts: Texts): void {
  texts.keep((m) => {
    document.documentElement.lang = texts.language;
    byId('languages', HTMLElement).setAttribute('aria-label', m.language);
    byId('shortcuts', HTMLElement).replaceChildren(
      ...m.shortcutList.flatMap(([keys, what]) => [el('dt', {}, el('kbd', {}, keys)), el('dd', {}, what)]),
    );
    byId('shortcuts-title', HTMLElement).replaceChildren(icon('keyboard'), el('span', {}, m.shortcuts));
  });
  texts.text(byId('brand', HTMLElement), (m) => m.brand);
  texts.text(byId('brand-of', HTMLElement), (m) => m.brandOf);
  texts.text(byId('skip', HTMLElement), (m) => m.skipToLog);
  texts.text(byId('simulated', HTMLElement), (m) => m.simulated);
  texts.text(byId('quick-title', HTMLElement), (m) => m.quickDial);
}

function showLanguages(texts: Texts): void {
  for (const [language, name] of LANGUAGES) {
    const button = el('button', { type: 'button', lang: language }, name);
    texts.keep(() => button.setAttribute('aria-pressed', String(texts.language === language)));
    button.addEventListener('click', () => texts.choose(language));
    byId('languages', HTMLElement).append(button);
  }
}

async function start(): Promise<void> {
  const texts = Texts.ofBrowser();
  showPageTexts(texts);
  showLanguages(texts);

  const audio = new PhoneAudio(() => `/handset/voice-${texts.language}.wav`);
  const phone = new Phone(`${location.origin.replace(/^http/, 'ws')}/handset`, audio, await preferredVoice());
  const view = new PhoneView(phone, texts);
  buildKeypad(texts, (digit) => view.press(digit));
  new OwnNumberView(phone, texts);
  new VoiceView(phone, texts);
  new SentenceView(phone, texts);
  new CallerView(phone, texts);
  listenToKeyboard(phone, view);
  phone.switchOn();

  const store = new EventStore();
  const inspector = new InspectorView(store, texts);
  new EventFeed(store, (state) => inspector.feedIs(state)).connect();

  const account = await fetchDemoAccount();
  if (!account) return;
  const demoLine = account.credentials.phoneNumber;
  showQuickDial(account, texts, (number) => view.dialNow(number));
  showOutsideNumbers(account, texts);
  showAccount(account, texts);
  inspector.suggest(() => {
    const label = texts.m.emptyAction(forReading(demoLine));
    const button = el('button', { type: 'button', class: 'small' }, label);
    button.addEventListener('click', () => {
      view.setDialled(demoLine);
      view.focusDial();
    });
    return button;
  });
}

void start();
