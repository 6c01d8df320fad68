import type { SampleArticle } from './sample-article';

const language = 'en';
const IMV = ['imv', 'minimum vital income'];

/** General words only: amounts and conditions change, and the Seguridad Social is who says them. */
export const SAMPLE_ARTICLES_EN: readonly SampleArticle[] = [
  {
    id: 'imv_en_01',
    language,
    title: 'What the IMV is',
    text: 'The IMV (Ingreso Mínimo Vital, “minimum vital income”) is a benefit of Spain’s Social Security. It tops up the income of people and families who have too little to live on, and is paid every month for as long as that lasts. Would you like to know who can ask for it, how much it is, which documents you need, or how to apply?',
    questions: ['What is the IMV?', 'What is the minimum vital income?', 'I need help with the IMV'],
    tags: IMV,
  },
  {
    id: 'imv_en_02',
    language,
    title: 'Who can ask for the IMV',
    text: 'People who live alone and families who live together can ask for it, if they have been legal residents of Spain for some time and their income and property are below certain limits. There is a minimum age too, with exceptions, for example for people with children in their care. The simulator on the Seguridad Social website tells you whether your case fits.',
    questions: ['Who can apply for the IMV?', 'Can I get the IMV?', 'What are the requirements of the IMV?'],
    tags: [...IMV, 'requirements'],
  },
  {
    id: 'imv_en_03',
    language,
    title: 'How much the IMV is',
    text: 'It depends on how many of you live together and on what you already earn: the IMV pays the difference up to a guaranteed minimum. It is more for larger families, and there are supplements, for example for single parents. The figures change every year; those in force are on the Seguridad Social website.',
    questions: ['How much is the IMV?', 'How much money does the IMV pay?', 'What is the amount of the IMV?'],
    tags: [...IMV, 'amount'],
  },
  {
    id: 'imv_en_04',
    language,
    title: 'Documents for the IMV',
    text: 'Have these at hand: your DNI or NIE and those of the people you live with; the certificate of residence from the town hall (empadronamiento); the family book or birth certificates, if there are children; and the number of the bank account to be paid into. Depending on your case they may ask for more.',
    questions: ['Which documents do I need for the IMV?', 'What papers do I need for the IMV?'],
    tags: [...IMV, 'documents'],
  },
  {
    id: 'imv_en_05',
    language,
    title: 'How to apply for the IMV',
    text: 'You apply online on the Seguridad Social website (sede electrónica), with or without a digital certificate: 1) gather the documents; 2) fill in the form; 3) attach the documents and send it; 4) keep the receipt. You can also make an appointment at a Seguridad Social office, and the social services of your town hall help with the form. It is free of charge.',
    questions: ['How do I apply for the IMV?', 'Where do I apply for the IMV?', 'How can I get the IMV?'],
    tags: [...IMV, 'application', 'apply'],
  },
  {
    id: 'imv_en_06',
    language,
    title: 'The IMV by phone',
    text: 'The Seguridad Social answers questions about the IMV by phone, and makes appointments. The number in force is on its official website, seg-social.es. Have your DNI or NIE at hand, and never give your bank details to somebody who calls you unasked.',
    questions: ['What is the phone number for the IMV?', 'Can I apply for the IMV by phone?'],
    tags: [...IMV, 'phone'],
  },
  {
    id: 'cafe_en_01',
    language,
    title: 'Opening hours of the café',
    text: 'We are open Monday to Friday from 8:00 to 20:00, Saturday and Sunday from 9:00 to 21:00. The kitchen closes half an hour earlier.',
    questions: [
      'What are your opening hours?',
      'What time do you open?',
      'When do you close?',
      'Are you open on Sunday?',
    ],
    tags: ['opening hours'],
  },
  {
    id: 'cafe_en_02',
    language,
    title: 'Book a table',
    text: 'Write the day, the time and how many you are, here, and we confirm the table. We keep it for fifteen minutes. For more than eight people, give us a call.',
    questions: ['How do I book a table?', 'I would like to book a table', 'Do I need a reservation?'],
    tags: ['booking', 'reservation'],
  },
  {
    id: 'cafe_en_03',
    language,
    title: 'Allergens and diets',
    text: 'Every day there are dishes without gluten, without lactose, and vegan ones; the menu marks the allergens of each. The kitchen works with nuts, milk and eggs: if you have a severe allergy, please tell us before you order.',
    questions: [
      'Do you have gluten free options?',
      'Do you have vegan dishes?',
      'Which allergens are in it?',
    ],
    tags: ['allergens', 'allergy', 'gluten', 'vegan', 'lactose'],
  },
];
