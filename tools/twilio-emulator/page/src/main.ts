import { PhoneAudio } from './audio/phone-audio';
import { fetchDemoAccount } from './demo-account';
import { showAccount, showOutsideNumbers, showQuickDial } from './demo-account-view';
import { byId, el, icon } from './dom';
import { Texts, type Language } from './i18n/texts';
import { EventFeed, type FeedState } from './inspector/event-feed';
import { EventStore } from './inspector/event-store';
import { InspectorView } from './inspector/inspector-view';
import { MailView } from './messages/mail-view';
import { MessageStore } from './messages/message-store';
import { Tabs } from './messages/tabs';
import { ThreadView } from './messages/thread-view';
import { listenToKeyboard } from './phone/keyboard';
import { buildKeypad } from './phone/keypad';
import { OwnNumberView } from './phone/own-number-view';
import { Phone } from './phone/phone';
import { forReading } from './phone/phone-number';
import { PhoneView } from './phone/phone-view';
import { CallerView } from './phone/caller-view';
import { CaptionsView } from './phone/captions-view';
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
  texts.keep((m) => byId('quick', HTMLElement).setAttribute('aria-label', m.quickDial));
}

function showLanguages(texts: Texts): void {
  for (const [language, name] of LANGUAGES) {
    const button = el('button', { type: 'button', lang: language }, name);
    texts.keep(() => button.setAttribute('aria-pressed', String(texts.language === language)));
    button.addEventListener('click', () => texts.choose(language));
    byId('languages', HTMLElement).append(button);
  }
}

/** A phone that rings shows its keys, and one with another number shows that number's messages. */
function followPhone(phone: Phone, messages: MessageStore, tabs: Tabs): void {
  let { number } = phone.state;
  let { kind } = phone.state.call;
  phone.onChange(() => {
    const now = phone.state;
    if (now.number !== number) void messages.load(now.number);
    if (now.call.kind === 'ringing' && kind !== 'ringing') tabs.show('phone');
    number = now.number;
    kind = now.call.kind;
  });
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
  new CaptionsView(phone, store, texts);
  const inspector = new InspectorView(store, texts);
  const messages = new MessageStore();
  const tabs = new Tabs(texts);
  const sms = new ThreadView('sms', messages, phone, tabs, texts);
  const whatsApp = new ThreadView('whatsapp', messages, phone, tabs, texts);
  new MailView(tabs, texts);
  followPhone(phone, messages, tabs);
  const feed = (state: FeedState): void => {
    inspector.feedIs(state);
    if (state === 'live') void messages.load(phone.state.number);
  };
  new EventFeed(store, feed, (event) => messages.hear(event)).connect();

  const account = await fetchDemoAccount();
  if (!account) return;
  const demoLine = account.credentials.phoneNumber;
  sms.offer([{ phoneNumber: demoLine, joinCode: '' }]);
  const metaLine = { phoneNumber: account.metaNumber, joinCode: '', isAtMeta: true };
  whatsApp.offer([...account.whatsAppSenders, metaLine]);
  const dial = (number: string): void => {
    tabs.show('phone');
    view.dialNow(number);
  };
  showQuickDial(account, texts, dial);
  // Whose a number is may have changed while somebody was elsewhere, such as at the first run.
  let shown = JSON.stringify(account.ownNumbers);
  window.addEventListener('focus', () => {
    void fetchDemoAccount().then((now) => {
      if (!now || JSON.stringify(now.ownNumbers) === shown) return;
      shown = JSON.stringify(now.ownNumbers);
      showQuickDial(now, texts, dial);
    });
  });
  showOutsideNumbers(account, texts);
  showAccount(account, texts);
  inspector.suggest(() => {
    const label = texts.m.emptyAction(forReading(demoLine));
    const button = el('button', { type: 'button', class: 'small' }, label);
    button.addEventListener('click', () => {
      tabs.show('phone');
      view.setDialled(demoLine);
      view.focusDial();
    });
    return button;
  });
}

void start();
