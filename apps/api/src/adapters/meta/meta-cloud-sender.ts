import { Injectable } from '@nestjs/common';
import {
  CloudSender,
  type CloudContent,
  type CloudLogin,
  type CloudMessage,
} from '../../domains/messages/ports/cloud-sender';
import {
  SendFailed,
  type ProviderMessage,
  type SendFailure,
} from '../../domains/messages/ports/message-sender';
import { ProviderError } from '../../platform/errors/provider-error';
import { GraphRequests, isBusy } from './graph-requests';
import { fileKind, messageBody, type NamedFile } from './meta-message-body';

/** Nothing was sent at all: no connection was made. */
const NOT_CONNECTED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];
/** The customer asked for no more messages. Source: https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes */
const OPTED_OUT_CODE = 131050;
/** Of a file: it cannot be fetched, or is of a kind or size that no phone takes. */
const MEDIA_CODES = [131052, 131053];

/** Source: https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages */
@Injectable()
export class MetaCloudSender extends CloudSender {
  constructor(private readonly graph: GraphRequests) {
    super();
  }

  async send({
    login,
    to,
    content,
    reference,
  }: CloudMessage): Promise<Pick<ProviderMessage, 'providerId' | 'status'>> {
    const file = content.kind === 'file' ? await this.#file(login, content) : undefined;
    const json = {
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: to.replace('+', ''),
      ...messageBody(content, file),
      ...(reference !== undefined && { biz_opaque_callback_data: reference }),
    };
    const path = `${login.phoneNumberId}/messages`;
    const answer = await this.graph
      .ask<{ messages?: { id?: unknown }[] }>(login.accessToken, path, { method: 'POST', json })
      .catch((error: unknown) => {
        throw sendFailed(error, failureOf);
      });
    const id = answer.messages?.[0]?.id;
    if (typeof id === 'string') return { providerId: id, status: 'queued' };
    const detail = 'Meta took the message, but told no id of it.';
    throw new SendFailed('uncertain', { code: 'meta/odd-answer', detail });
  }

  /** Source: https://developers.facebook.com/docs/whatsapp/cloud-api/guides/mark-message-as-read */
  async markRead({ accessToken, phoneNumberId }: CloudLogin, providerId: string): Promise<void> {
    const json = { messaging_product: 'whatsapp', status: 'read', message_id: providerId };
    await this.graph.ask(accessToken, `${phoneNumberId}/messages`, { method: 'POST', json });
  }

  /**
   * Uploads what has no address. While that fails, no message was sent.
   * Source: https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media#upload-media
   */
  async #file(
    { accessToken, phoneNumberId }: CloudLogin,
    { file }: Extract<CloudContent, { kind: 'file' }>,
  ): Promise<NamedFile> {
    if ('link' in file) return { link: file.link };
    const form = new FormData();
    form.set('messaging_product', 'whatsapp');
    form.set('type', file.type);
    const blob = new Blob([new Uint8Array(file.content)], { type: file.type });
    form.set('file', blob, file.name ?? fileKind(file.type));
    try {
      const path = `${phoneNumberId}/media`;
      const { id } = await this.graph.ask<{ id?: unknown }>(accessToken, path, { method: 'POST', form });
      if (typeof id === 'string') return { id };
    } catch (error) {
      throw sendFailed(error, ({ providerStatus, retryable }) =>
        retryable || providerStatus === undefined ? 'busy' : providerStatus === 400 ? 'media' : 'refused',
      );
    }
    const detail = 'Meta took a file, but told no id of it.';
    throw new SendFailed('busy', { code: 'meta/odd-answer', detail, retryable: true });
  }
}

/** A fault of Meta's own may come after the message was taken; a refusal is certain. */
function failureOf({ providerStatus: status, providerCode: code, cause }: ProviderError): SendFailure {
  if (status === undefined) {
    const { code: reason = '' } = (cause ?? {}) as { code?: string };
    return NOT_CONNECTED.includes(reason) ? 'busy' : 'uncertain';
  }
  if (isBusy(status, code)) return 'busy';
  if (code === OPTED_OUT_CODE) return 'opted-out';
  if (code !== undefined && MEDIA_CODES.includes(code)) return 'media';
  return status >= 500 ? 'uncertain' : 'refused';
}

function sendFailed(error: unknown, failureOf: (error: ProviderError) => SendFailure): unknown {
  if (!(error instanceof ProviderError)) return error;
  const { code, message: detail, providerStatus, providerCode } = error;
  const failure = failureOf(error);
  return new SendFailed(failure, {
    code,
    detail,
    retryable: failure === 'busy',
    ...(providerStatus !== undefined && { providerStatus }),
    ...(providerCode !== undefined && { providerCode }),
  });
}
