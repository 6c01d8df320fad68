import type { SampleArticle } from './sample-article';

const language = 'es';
const IMV = ['imv', 'ingreso mínimo vital'];

/** General words only: amounts and conditions change, and the Seguridad Social is who says them. */
export const SAMPLE_ARTICLES_ES: readonly SampleArticle[] = [
  {
    id: 'imv_es_01',
    language,
    title: 'Qué es el IMV',
    text: 'El Ingreso Mínimo Vital (IMV) es una prestación de la Seguridad Social española. Asegura un mínimo de ingresos a las personas y familias que no llegan a él, y se paga cada mes mientras dure la necesidad. ¿Quieres saber quién puede pedirlo, cuánto es, qué documentos hacen falta o cómo se solicita?',
    questions: [
      '¿Qué es el IMV?',
      '¿Qué es el Ingreso Mínimo Vital?',
      '¿Para qué sirve el IMV?',
      '¿Qué significa IMV?',
      'Necesito ayuda con el IMV',
      'Información sobre el IMV',
    ],
    tags: IMV,
  },
  {
    id: 'imv_es_02',
    language,
    title: 'Quién puede pedir el IMV',
    text: 'Pueden pedirlo personas que viven solas y familias que viven juntas, si residen legalmente en España desde hace un tiempo y sus ingresos y su patrimonio están por debajo de unos límites. También hay una edad mínima, con excepciones: por ejemplo, para quien tiene hijos a cargo o ha sufrido violencia de género. En la web de la Seguridad Social hay un simulador que te dice si tu caso encaja.',
    questions: [
      '¿Quién puede pedir el IMV?',
      '¿Puedo pedir el IMV?',
      '¿Qué requisitos tiene el IMV?',
      '¿Tengo derecho al IMV?',
    ],
    tags: [...IMV, 'requisitos'],
  },
  {
    id: 'imv_es_03',
    language,
    title: 'Cuánto se cobra con el IMV',
    text: 'La cuantía depende de cuántas personas vivís en casa y de lo que ya ingresáis: el IMV pone la diferencia hasta un mínimo garantizado. Es mayor cuantos más sois, y hay complementos, por ejemplo para familias con un solo progenitor o con menores. Las cifras cambian cada año; las vigentes están en la web de la Seguridad Social, donde el simulador calcula tu caso.',
    questions: [
      '¿Cuánto se cobra con el IMV?',
      '¿Cuánto dinero es el IMV?',
      '¿Cuál es la cuantía del IMV?',
      '¿Cuánto pagan de IMV?',
    ],
    tags: [...IMV, 'cuantía'],
  },
  {
    id: 'imv_es_04',
    language,
    title: 'Documentos para pedir el IMV',
    text: 'Ten a mano: tu DNI o NIE y los de quienes viven contigo; el certificado de empadronamiento; el libro de familia o las partidas de nacimiento, si hay hijos; y el número de la cuenta bancaria donde quieres cobrarlo. Según tu caso pueden pedirte algo más, por ejemplo sobre una separación o una discapacidad. Fotos claras de los documentos suelen servir.',
    questions: [
      '¿Qué documentos necesito para el IMV?',
      '¿Qué papeles hacen falta para el IMV?',
      'Documentación para solicitar el IMV',
    ],
    tags: [...IMV, 'documentos'],
  },
  {
    id: 'imv_es_05',
    language,
    title: 'Cómo solicitar el IMV',
    text: 'Se solicita por internet en la sede electrónica de la Seguridad Social, con o sin certificado digital o Cl@ve: 1) reúne los documentos; 2) rellena el formulario del Ingreso Mínimo Vital; 3) adjunta los documentos y envíalo; 4) guarda el justificante. También puedes pedir cita en un centro de atención de la Seguridad Social, y los servicios sociales de tu ayuntamiento ayudan a rellenarlo. Es gratis: nadie puede cobrarte por ello.',
    questions: [
      '¿Cómo solicito el IMV?',
      '¿Cómo se pide el IMV?',
      '¿Dónde se solicita el IMV?',
      '¿Cómo pido el Ingreso Mínimo Vital?',
    ],
    tags: [...IMV, 'solicitud'],
  },
  {
    id: 'imv_es_06',
    language,
    title: 'El IMV por teléfono',
    text: 'La Seguridad Social atiende por teléfono las dudas sobre el IMV, y también da citas. El número vigente está en su web oficial, seg-social.es. Ten tu DNI o NIE a mano, y no des tus datos bancarios a quien te llame sin que lo hayas pedido.',
    questions: [
      '¿A qué teléfono llamo para el IMV?',
      '¿Puedo pedir el IMV por teléfono?',
      'Teléfono del IMV',
    ],
    tags: [...IMV, 'teléfono'],
  },
  {
    id: 'cafe_es_01',
    language,
    title: 'Horario del café',
    text: 'Abrimos de lunes a viernes de 8:00 a 20:00, y sábados y domingos de 9:00 a 21:00. La cocina cierra media hora antes.',
    questions: [
      '¿A qué hora abrís?',
      '¿A qué hora abren?',
      '¿Cuál es vuestro horario?',
      '¿Cuál es su horario?',
      '¿Hasta qué hora estáis abiertos?',
      '¿Abrís los domingos?',
    ],
    tags: ['horario'],
  },
  {
    id: 'cafe_es_02',
    language,
    title: 'Reservar mesa',
    text: 'Escríbenos aquí el día, la hora y cuántas personas sois, y te confirmamos la mesa. La guardamos quince minutos. Para grupos de más de ocho, llámanos y lo preparamos juntos.',
    questions: [
      '¿Cómo reservo una mesa?',
      'Quiero reservar una mesa',
      '¿Se puede reservar?',
      '¿Hace falta reserva?',
    ],
    tags: ['reserva', 'reservar'],
  },
  {
    id: 'cafe_es_03',
    language,
    title: 'Alérgenos y dietas',
    text: 'Todos los días hay platos sin gluten, sin lactosa y veganos; la carta marca los alérgenos de cada uno. En la cocina se trabaja con frutos secos, leche y huevo: si tienes una alergia grave, dínoslo antes de pedir.',
    questions: [
      '¿Tenéis opciones sin gluten?',
      '¿Tenéis platos veganos?',
      '¿Qué alérgenos lleva?',
      '¿Tenéis leche sin lactosa?',
    ],
    tags: ['alérgenos', 'alergia', 'gluten', 'vegano', 'lactosa'],
  },
];
