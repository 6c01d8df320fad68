import type RequestClient from 'twilio/lib/base/RequestClient.js';
import type Response from 'twilio/lib/http/response.js';

/** A request client of Twilio's library that sends what is meant for Twilio to another address, such as the emulator. */
export function redirectedRequestClient(
  Base: typeof RequestClient,
  target: string,
  options: RequestClient.RequestClientOptions,
): RequestClient {
  class RedirectedRequestClient extends Base {
    override request<TData>(request: RequestClient.RequestOptions<TData>): Promise<Response<TData>> {
      return super.request({
        ...request,
        uri: request.uri.replace(/^https:\/\/(?:api|content|messaging)(\.[\w.-]+)?\.twilio\.com/, target),
      });
    }
  }
  return new RedirectedRequestClient(options);
}
