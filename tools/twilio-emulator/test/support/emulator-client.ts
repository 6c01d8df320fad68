import twilio from 'twilio';
import type RequestClient from 'twilio/lib/base/RequestClient.js';
import type Answer from 'twilio/lib/http/response.js';

/** The official client's own request client, with the host exchanged. */
export class EmulatorRequestClient extends twilio.RequestClient {
  constructor(private readonly emulatorUrl: string) {
    super();
  }

  override request<TData>(options: RequestClient.RequestOptions<TData>): Promise<Answer<TData>> {
    const uri = String(options.uri).replace(
      /https:\/\/(api|content|messaging)\.twilio\.com/,
      this.emulatorUrl,
    );
    return super.request({ ...options, uri });
  }
}
