/** What the menu says of its own. */
export const MENU_WORDS = {
  en: { again: 'I did not get that.', person: 'I am putting you through to a person.', bye: 'Goodbye.' },
  es: { again: 'No le he entendido.', person: 'Le paso con una persona.', bye: 'Adiós.' },
};
