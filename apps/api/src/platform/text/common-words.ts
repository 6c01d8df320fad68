/** Words of a language by what they say about the subject of a sentence. All are folded. */
export interface CommonWords {
  /** Greetings and courtesies: they say nothing about the subject. */
  courtesies: ReadonlySet<string>;
  /** Articles, pronouns, prepositions, auxiliary verbs. */
  fillers: ReadonlySet<string>;
  /** What a question asks for, and negations: little for a search, much between one question and another. */
  asking: ReadonlySet<string>;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** The languages whose common words we know. */
export const COMMON_WORDS: Readonly<Record<string, CommonWords>> = {
  es: {
    courtesies: set(
      'hola buenos buenas dias tardes noches gracias favor saludos adios disculpa disculpe perdon muchas vale oye',
    ),
    fillers: set(
      `a al algo alguien algun alguna ante aqui asi aun aunque con cual cuales de del desde e el ella ellas ellos en entre era es esa ese
       eso esta estan estar estas este esto estoy fue ha hace hacen hacer haceis hacia han hasta hay he la las le les lo los mas me mi mis
       mucho muy ni nos nosotros o os otra otro para pero poco por porque pues puede pueden puedo podeis podria que quiero quisiera queria
       saber se sea ser si sin sobre son soy su sus tambien te tengo tiene tienen teneis tener ti tu tus un una unas uno unos usted ustedes
       va vosotros y ya yo necesito ayuda ayudar informacion pregunta dime decir gustaria duda`,
    ),
    asking: set('como cuando cuanto cuanta cuantos cuantas donde quien quienes no nunca tampoco'),
  },
  en: {
    courtesies: set(
      'hello hi hey thanks thank thx please good morning afternoon evening bye goodbye sorry cheers dear',
    ),
    fillers: set(
      `a about all also am an and any are as at be been but by can could d did do does for from get give got had has have he help her hers
       him his i if in information into is it its just know let like ll m me my need of on one or our ours out question re s she should so
       some t tell than that the their them then there these they this those to up us ve want was we were will with would you your`,
    ),
    asking: set('how much many when where who whose why what which not no never cannot don dont isn doesn'),
  },
  fr: {
    courtesies: set(
      'bonjour bonsoir salut coucou merci beaucoup revoir bonne journee pardon excusez svp stp',
    ),
    fillers: set(
      `a ai aide aider as au aux avec avez avoir avons c ce cela ces cet cette d dans de des du elle elles en es est et etre eu faire fait
       faut il ils information j je l la le les leur leurs lui m ma mais me mes moi mon n ne nos notre nous on ont ou par pas peut peux plait
       pour pouvez puis qu que question s sa sans savoir se ses si son sont suis sur t ta te tes toi ton tu un une veux voudrais vos votre
       vous y besoin ici plus tres dites`,
    ),
    asking: set('comment quand combien qui quoi pourquoi quel quelle quels quelles jamais aucun'),
  },
};

/** Languages in which the product itself can say a sentence. */
export type KnownLanguage = 'es' | 'en' | 'fr';
export const KNOWN_LANGUAGES: readonly KnownLanguage[] = ['es', 'en', 'fr'];
export const isKnownLanguage = (language: string): language is KnownLanguage =>
  KNOWN_LANGUAGES.some((known) => known === language);
