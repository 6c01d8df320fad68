import type { DialRefusal } from '../../domains/dialling/api/destination';

export type OutgoingCallSentence = DialRefusal | 'not-a-phone';

/** What the person at the browser hears when a call is not placed. */
export const OUTGOING_CALL_WORDS: Record<'en' | 'es', Record<OutgoingCallSentence, string>> = {
  en: {
    'nothing-dialled': 'No number was dialled. Enter a number, then call again.',
    'not-a-number': 'This is not a complete phone number. Check it, and include the country code.',
    'own-number': 'This is your own number. Dial another one.',
    emergency: 'Emergency numbers cannot be called from here. Use a mobile phone or a landline, now.',
    'short-number': 'Short numbers cannot be called from here. Dial the full number with its country code.',
    'premium-rate': 'Premium rate and shared cost numbers cannot be called from here.',
    'country-not-allowed': 'Calls to this country are not allowed here. Ask your administrator to allow it.',
    'too-many-calls-at-once': 'You have too many calls at the same time. End one, then call again.',
    'too-many-calls-this-hour': 'You have reached the limit of calls for this hour. Try again later.',
    'too-many-minutes-today': 'You have used up the minutes for today. Try again tomorrow.',
    'not-a-phone': 'This phone may not call any more. Sign in again, then call.',
  },
  es: {
    'nothing-dialled': 'No se ha marcado ningún número. Escriba un número y vuelva a llamar.',
    'not-a-number': 'No es un número de teléfono completo. Compruébelo e incluya el prefijo del país.',
    'own-number': 'Es su propio número. Marque otro.',
    emergency: 'Desde aquí no se puede llamar a emergencias. Use ahora un teléfono móvil o fijo.',
    'short-number':
      'Desde aquí no se puede llamar a números cortos. Marque el número completo con el prefijo del país.',
    'premium-rate': 'Desde aquí no se puede llamar a números de tarificación especial.',
    'country-not-allowed':
      'Aquí no están permitidas las llamadas a este país. Pida a su administrador que lo permita.',
    'too-many-calls-at-once': 'Tiene demasiadas llamadas a la vez. Termine una y vuelva a llamar.',
    'too-many-calls-this-hour': 'Ha llegado al límite de llamadas de esta hora. Inténtelo más tarde.',
    'too-many-minutes-today': 'Ha agotado los minutos de hoy. Inténtelo mañana.',
    'not-a-phone': 'Este teléfono ya no puede llamar. Vuelva a iniciar sesión y llame de nuevo.',
  },
};
