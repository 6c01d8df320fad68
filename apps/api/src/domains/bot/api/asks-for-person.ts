import { foldText } from '../../../platform/text/fold-text';
import { smallTalkOf } from '../small-talk';

/** Folded: what is said around it, and changes nothing. */
const AROUND = /^(con |to |with )?(an? |una? |the |la |el )?|( please| por favor)$/g;

/** Whether somebody says that they want to speak to a person, and nothing else: "a person, please". */
export const asksForPerson = (text: string): boolean =>
  smallTalkOf(text) === 'person' || smallTalkOf(foldText(text).replace(AROUND, '')) === 'person';
