import { toE164 } from '../../calls/geography';
import { isSendDigits } from '../attribute-rules';
import { commonNounSettings, type DialTarget, type NounReader } from '../dial-target';
import { textOf, type TwimlElement } from '../twiml-document';
import type { VerbContext } from '../verb-context';

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
    ...machineDetection(element, context),
  };
};

/**
 * Within `<Dial>` it goes on beside the call. Sources: https://www.twilio.com/docs/voice/twiml/number#machinedetection,
 * https://www.twilio.com/docs/api/errors/21262
 */
function machineDetection(element: TwimlElement, context: VerbContext): Pick<DialTarget, 'machineDetection'> {
  const attributes = context.attributes(element);
  const mode = attributes.text('machineDetection');
  const url = attributes.text('amdStatusCallback');
  if (mode !== 'Enable' && mode !== 'DetectMessageEnd') return {};
  if (!url)
    context.warn(21262, '<Number>: machineDetection without amdStatusCallback: nobody is told who answered.');
  const method = attributes.method('amdStatusCallbackMethod');
  const timeoutMs = attributes.integer('machineDetectionTimeout', { otherwise: 30, min: 3, max: 59 }) * 1000;
  const callback = url ? { callback: { url: context.resolveUrl(url), method } } : {};
  return { machineDetection: { mode, timeoutMs, isAsync: true, ...callback } };
}
