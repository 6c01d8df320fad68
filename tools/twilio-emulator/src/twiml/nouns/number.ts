import { toE164 } from '../../calls/geography';
import { isSendDigits } from '../attribute-rules';
import { commonNounSettings, type NounReader } from '../dial-target';
import { textOf } from '../twiml-document';

/** `<Number>`: https://www.twilio.com/docs/voice/twiml/number */
export const number: NounReader = (element, context) => {
  const dialled = textOf(element);
  const to = toE164(dialled);
  if (to === undefined) {
    context.warn(13223, `<Dial>: “${dialled}” is no phone number in E.164.`, 'error');
    return undefined;
  }
  const sendDigits = context.attributes(element).text('sendDigits');
  return {
    to,
    parameters: {},
    ...(sendDigits && isSendDigits(sendDigits) ? { sendDigits } : {}),
    ...commonNounSettings(element, context),
  };
};
