import type RequestClient from 'twilio/lib/base/RequestClient.js';
import type Answer from 'twilio/lib/http/response.js';
import { EmulatorRequestClient } from '../support/emulator-client';
import type { PublishedApi } from './published-api';

/** The official client's request client on the emulator, which compares each answer, as it came over the wire, with Twilio's documents. */
export class ValidatingRequestClient extends EmulatorRequestClient {
  /** Operations that were answered without error, and as documented. */
  readonly proven = new Set<string>();
  /** Codes of errors that were answered as documented. */
  readonly errors = new Set<number>();

  constructor(
    private readonly origin: string,
    private readonly published: PublishedApi,
  ) {
    super(origin);
  }

  /** Rejects where a parameter, the status, or the body is not as documented. */
  override async request<TData>(options: RequestClient.RequestOptions<TData>): Promise<Answer<TData>> {
    const answer = await super.request(options);
    const { method, uri, params = {}, data = {}, headers } = options;
    const url = new URL(String(uri));
    const operation = this.published.operationAt(method.toUpperCase(), url, this.origin);
    if (operation === undefined) throw new Error(`Twilio documents no ${method} ${url.href}`);
    const { statusCode, body } = answer;
    const isJson = String(headers?.['Content-Type']).includes('json');
    const query = [...url.searchParams.keys(), ...Object.keys(params)];
    const unknown = [
      ...this.published.unknownParameters(operation, 'query', query),
      ...(isJson ? [] : this.published.unknownParameters(operation, 'form', Object.keys(data ?? {}))),
    ].map((name) => `the parameter ${name} is not documented`);
    const problems = [...unknown, ...this.published.problemsOf(operation, statusCode, body)];
    if (problems.length > 0) {
      throw new Error(`${operation} ${statusCode}:\n${problems.join('\n')}\n${JSON.stringify(body)}`);
    }
    if (statusCode < 400) this.proven.add(operation);
    else this.errors.add((body as { code: number }).code);
    return answer;
  }
}
