/** `pt_BR` → `Brazilian Portuguese`, as a heading or an item of a list begins. */
export function languageName(language: string, pageLanguage: string): string {
  const names = new Intl.DisplayNames(pageLanguage, { type: 'language' });
  const name = names.of(language.replace('_', '-')) ?? language;
  return name.charAt(0).toLocaleUpperCase(pageLanguage) + name.slice(1);
}
