import { en, type Messages } from './en';
import { es } from './es';

export type Language = 'en' | 'es';

const MESSAGES: Readonly<Record<Language, Messages>> = { en, es };
const STORED = 'handset.language';

/** The page's texts in the language chosen, else the browser's; tells when it changes. */
export class Texts {
  private readonly listeners: (() => void)[] = [];
  private current: Language;

  constructor(preferred: readonly string[], stored: string | null) {
    this.current = isLanguage(stored) ? stored : firstKnown(preferred);
  }

  static ofBrowser(): Texts {
    return new Texts(navigator.languages, localStorage.getItem(STORED));
  }

  get language(): Language {
    return this.current;
  }

  get m(): Messages {
    return MESSAGES[this.current];
  }

  choose(language: Language): void {
    this.current = language;
    localStorage.setItem(STORED, language);
    for (const listener of this.listeners) listener();
  }

  /** Runs now and after each change of language. */
  keep(render: (m: Messages) => void): void {
    const run = (): void => render(this.m);
    this.listeners.push(run);
    run();
  }

  /** Keeps an element's text. */
  text<E extends Element>(element: E, choose: (m: Messages) => string): E {
    this.keep((m) => (element.textContent = choose(m)));
    return element;
  }

  /** Keeps an element's accessible name, shown as its tooltip too. */
  label<E extends HTMLElement>(element: E, choose: (m: Messages) => string): E {
    this.keep((m) => {
      element.setAttribute('aria-label', choose(m));
      element.title = choose(m);
    });
    return element;
  }
}

function isLanguage(value: string | null): value is Language {
  return value === 'en' || value === 'es';
}

function firstKnown(preferred: readonly string[]): Language {
  const known = preferred.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => isLanguage(tag));
  return known !== undefined && isLanguage(known) ? known : 'en';
}
