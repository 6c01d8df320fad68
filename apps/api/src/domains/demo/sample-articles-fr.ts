import type { SampleArticle } from './sample-article';

const language = 'fr';
const IMV = ['imv', 'revenu minimum vital'];

/** General words only: amounts and conditions change, and the Seguridad Social is who says them. */
export const SAMPLE_ARTICLES_FR: readonly SampleArticle[] = [
  {
    id: 'imv_fr_01',
    language,
    title: 'L’IMV, c’est quoi',
    text: 'L’IMV (Ingreso Mínimo Vital, « revenu minimum vital ») est une prestation de la Sécurité sociale espagnole. Elle garantit un revenu minimum aux personnes et aux familles qui ne l’atteignent pas, et elle est versée chaque mois tant que le besoin dure. Voulez-vous savoir qui peut la demander, quel est son montant, quels documents il faut ou comment faire la demande ?',
    questions: [
      'Qu’est-ce que l’IMV ?',
      'C’est quoi l’IMV ?',
      'J’ai besoin d’aide avec l’IMV',
      'Qu’est-ce que le revenu minimum vital ?',
    ],
    tags: IMV,
  },
  {
    id: 'imv_fr_02',
    language,
    title: 'Qui peut demander l’IMV',
    text: 'Peuvent le demander les personnes qui vivent seules et les familles qui vivent ensemble, si elles résident légalement en Espagne depuis un certain temps et si leurs revenus et leur patrimoine sont inférieurs à des plafonds. Il y a aussi un âge minimum, avec des exceptions, par exemple si vous avez des enfants à charge. Le simulateur du site de la Seguridad Social vous dit si votre cas convient.',
    questions: [
      'Qui peut demander l’IMV ?',
      'Ai-je droit à l’IMV ?',
      'Quelles sont les conditions de l’IMV ?',
    ],
    tags: [...IMV, 'conditions'],
  },
  {
    id: 'imv_fr_03',
    language,
    title: 'Montant de l’IMV',
    text: 'Le montant dépend du nombre de personnes du foyer et de vos revenus : l’IMV verse la différence jusqu’à un minimum garanti. Il augmente avec la taille de la famille, et il y a des compléments, par exemple pour les familles monoparentales. Les chiffres changent chaque année ; ceux en vigueur sont sur le site de la Seguridad Social.',
    questions: [
      'Quel est le montant de l’IMV ?',
      'Combien touche-t-on avec l’IMV ?',
      'C’est combien l’IMV ?',
    ],
    tags: [...IMV, 'montant'],
  },
  {
    id: 'imv_fr_04',
    language,
    title: 'Documents pour l’IMV',
    text: 'Préparez : votre DNI ou NIE et ceux des personnes qui vivent avec vous ; le certificat d’inscription à la mairie (empadronamiento) ; le livret de famille ou les actes de naissance s’il y a des enfants ; le numéro du compte bancaire. Selon votre cas, on peut vous demander autre chose.',
    questions: ['Quels documents faut-il pour l’IMV ?', 'Quels papiers pour l’IMV ?'],
    tags: [...IMV, 'documents'],
  },
  {
    id: 'imv_fr_05',
    language,
    title: 'Comment demander l’IMV',
    text: 'La demande se fait en ligne, sur le site de la Seguridad Social (sede electrónica), avec ou sans certificat numérique : 1) réunissez les documents ; 2) remplissez le formulaire ; 3) joignez les documents et envoyez ; 4) gardez le justificatif. Vous pouvez aussi prendre rendez-vous dans un centre de la Seguridad Social, et les services sociaux de votre mairie vous aident. C’est gratuit.',
    questions: ['Comment demander l’IMV ?', 'Comment faire la demande de l’IMV ?', 'Où demander l’IMV ?'],
    tags: [...IMV, 'demande'],
  },
  {
    id: 'imv_fr_06',
    language,
    title: 'L’IMV par téléphone',
    text: 'La Seguridad Social répond aux questions sur l’IMV par téléphone et donne aussi des rendez-vous. Le numéro en vigueur est sur son site officiel, seg-social.es. Ayez votre DNI ou NIE à portée de main, et ne donnez pas vos coordonnées bancaires à qui vous appelle sans que vous l’ayez demandé.',
    questions: ['Quel est le téléphone de l’IMV ?', 'Peut-on demander l’IMV par téléphone ?'],
    tags: [...IMV, 'téléphone'],
  },
  {
    id: 'cafe_fr_01',
    language,
    title: 'Horaires du café',
    text: 'Nous sommes ouverts du lundi au vendredi de 8 h à 20 h, le samedi et le dimanche de 9 h à 21 h. La cuisine ferme une demi-heure avant.',
    questions: [
      'Quels sont vos horaires ?',
      'À quelle heure ouvrez-vous ?',
      'Êtes-vous ouverts le dimanche ?',
    ],
    tags: ['horaires'],
  },
  {
    id: 'cafe_fr_02',
    language,
    title: 'Réserver une table',
    text: 'Écrivez-nous ici le jour, l’heure et le nombre de personnes, et nous confirmons la table. Nous la gardons quinze minutes. Pour plus de huit personnes, appelez-nous.',
    questions: ['Comment réserver une table ?', 'Je voudrais réserver une table', 'Faut-il réserver ?'],
    tags: ['réservation', 'réserver'],
  },
  {
    id: 'cafe_fr_03',
    language,
    title: 'Allergènes et régimes',
    text: 'Chaque jour il y a des plats sans gluten, sans lactose et véganes ; la carte indique les allergènes de chacun. La cuisine travaille avec des fruits à coque, du lait et des œufs : si vous avez une allergie grave, dites-le-nous avant de commander.',
    questions: [
      'Avez-vous des plats sans gluten ?',
      'Avez-vous des plats véganes ?',
      'Quels sont les allergènes ?',
    ],
    tags: ['allergènes', 'allergie', 'gluten', 'végane', 'lactose'],
  },
];
