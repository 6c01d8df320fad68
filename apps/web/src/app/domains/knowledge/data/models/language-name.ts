/** `es` → `Spanish`, as a heading or an item of a list begins. */
export function languageName(language: string, pageLanguage: string): string {
  const name = new Intl.DisplayNames(pageLanguage, { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(pageLanguage) + name.slice(1);
}
