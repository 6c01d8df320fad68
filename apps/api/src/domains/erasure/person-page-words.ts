import type { PersonCopyLanguage } from '@centralita/shared-types';

export interface PageWords {
  title: string;
  lead: string;
  none: string;
  absent: string;
  /** By the name of the part. */
  parts: Record<string, string>;
  /** By the name of the column; others are shown by their own. */
  columns: Record<string, string>;
}

/** Words of the page that somebody is handed out. The people of the page read Spanish or English. */
export const PAGE_WORDS: Record<PersonCopyLanguage, PageWords> = {
  es: {
    title: 'Todo lo que se guarda de usted',
    lead: 'Cada recuadro es una anotación, tal como está guardada; las horas son UTC. El archivo person.json contiene lo mismo para otros programas. Pedido el',
    none: 'Nada.',
    absent: 'el archivo no se guarda',
    parts: {
      contacts: 'Números y direcciones',
      fields: 'Campos',
      messages: 'Mensajes y notas',
      calls: 'Llamadas',
      callbacks: 'Peticiones de llamada',
      voicemails: 'Mensajes de voz',
      assistant: 'Conversaciones con el asistente',
      appointments: 'Citas',
      campaigns: 'Campañas',
      webhooks: 'Avisos a otros programas',
      copies: 'Copias pedidas',
    },
    columns: {
      name: 'nombre',
      note: 'nota',
      channel: 'canal',
      address: 'dirección',
      created_at: 'creado',
      kind: 'tipo',
      author: 'autor',
      text: 'texto',
      at: 'cuándo',
      status: 'estado',
      state: 'estado',
      files: 'archivos',
      type: 'tipo',
      bytes: 'tamaño en bytes',
      transcript: 'transcripción',
      language: 'idioma',
      caller: 'quién llama',
      called: 'a quién',
      to_number: 'pasada al número',
      direction: 'sentido',
      started_at: 'comienzo',
      answered_at: 'respondida',
      ended_at: 'fin',
      steps: 'pasos',
      field: 'campo',
      value: 'valor',
      phone: 'teléfono',
      email: 'correo',
      what: 'qué',
      starts_at: 'comienza',
      asked_at: 'pedida',
      expires_at: 'se borra',
      number: 'número',
      event: 'suceso',
      body: 'contenido',
    },
  },
  en: {
    title: 'Everything that is kept of you',
    lead: 'Each box is one entry, as it is kept; times are UTC. The file person.json has the same for other programs. Asked for on',
    none: 'Nothing.',
    absent: 'the file is not kept',
    parts: {
      contacts: 'Numbers and addresses',
      fields: 'Fields',
      messages: 'Messages and notes',
      calls: 'Calls',
      callbacks: 'Wishes to be called back',
      voicemails: 'Spoken messages',
      assistant: 'Conversations with the assistant',
      appointments: 'Appointments',
      campaigns: 'Campaigns',
      webhooks: 'What other programs were told',
      copies: 'Copies that were asked for',
    },
    columns: { at: 'when', what: 'what for' },
  },
};
