import { Injectable } from '@nestjs/common';
import { CloudSender, type CloudMessage } from '../../domains/messages/ports/cloud-sender';
import {
  SendFailed,
  type ProviderMessage,
  type SendFailure,
} from '../../domains/messages/ports/message-sender';
import { Config } from '../../platform/config/config';
import { GRAPH_VERSION } from './graph-api';

const TIMEOUT_MS = 10_000;
/** Nothing was sent at all: no connection was made. */
const NOT_CONNECTED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];
/** Too many at once. Source: https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes */
const BUSY_CODES = [4, 80007, 130429, 131048, 131056];
/** The customer asked for no more messages. */
const OPTED_OUT_CODE = 131050;

interface GraphAnswer {
  messages?: { id?: unknown }[];
  error?: { code?: unknown; message?: unknown };
}

/** Source: https://developers.facebook.com/docs/whatsapp/cloud-api/messages/text-messages */
@Injectable()
export class MetaCloudSender extends CloudSender {
  constructor(private readonly config: Config) {
    super();
  }

  async send(message: CloudMessage): Promise<Pick<ProviderMessage, 'providerId' | 'status'>> {
    const answer = await this.#post(message);
    const body = (await answer.json().catch(() => ({}))) as GraphAnswer;
    if (!answer.ok) throw refusal(answer.status, body);
    const id = body.messages?.[0]?.id;
    if (typeof id !== 'string')
      throw failed('uncertain', 'meta/odd-answer', 'Meta took the message, but told no id of it.');
    return { providerId: id, status: 'queued' };
  }

  async #post({ phoneNumberId, accessToken, to, text, reference }: CloudMessage): Promise<Response> {
    try {
      return await fetch(`${this.config.metaGraphUrl}/${GRAPH_VERSION}/${phoneNumberId}/messages`, {
        method: 'POST',
        headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          messaging_product: 'whatsapp',
          recipient_type: 'individual',
          to: to.replace('+', ''),
          type: 'text',
          text: { preview_url: false, body: text },
          biz_opaque_callback_data: reference,
        }),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (error) {
      const { code = '' } = ((error as Error).cause ?? {}) as { code?: string };
      const failure = NOT_CONNECTED.includes(code) ? 'busy' : 'uncertain';
      throw failed(failure, 'meta/unreachable', `Meta did not answer (${code || (error as Error).name}).`);
    }
  }
}

/** A fault of Meta's own may come after the message was taken; a refusal is certain. */
function refusal(status: number, { error }: GraphAnswer): SendFailed {
  const code = typeof error?.code === 'number' ? error.code : undefined;
  const detail = `Meta answered ${status}${code === undefined ? '' : ` (error ${code})`}.`;
  return failed(failureOf(status, code), 'meta/refused', detail, { status, code });
}

function failureOf(status: number, code: number | undefined): SendFailure {
  if (status === 429 || (code !== undefined && BUSY_CODES.includes(code))) return 'busy';
  if (code === OPTED_OUT_CODE) return 'opted-out';
  return status >= 500 ? 'uncertain' : 'refused';
}

const failed = (
  failure: SendFailure,
  code: string,
  detail: string,
  { status, code: providerCode }: { status?: number; code?: number | undefined } = {},
): SendFailed =>
  new SendFailed(failure, {
    code,
    detail,
    retryable: failure === 'busy',
    ...(status !== undefined && { providerStatus: status }),
    ...(providerCode !== undefined && { providerCode }),
  });
