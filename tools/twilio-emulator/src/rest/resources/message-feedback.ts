import type { Message } from '../../messaging/message';
import type { MessageRegistry } from '../../messaging/message-registry';
import { type Resource, type RestRequest, rfc2822 } from '../resource';
import { invalid } from '../rest-error';

/** `/Messages/:sid/Feedback.json`: https://www.twilio.com/docs/messaging/api/message-feedback-resource */
export function feedbackResource(
  registry: MessageRegistry,
  find: (sid: string, request: RestRequest) => Message,
): Resource {
  return {
    create: (request) => {
      const message = find(request.parentSid, request);
      const outcome = request.form.text('Outcome') ?? 'confirmed';
      if (outcome !== 'confirmed' && outcome !== 'unconfirmed') {
        throw invalid(20001, `Outcome may be confirmed or unconfirmed, not ${outcome}`);
      }
      message.feedback = outcome;
      registry.touch(message, `feedback: ${outcome}`);
      const { accountSid, sid, updatedAt } = message;
      const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${sid}/Feedback.json`;
      const date = rfc2822(updatedAt);
      return {
        status: 200,
        body: {
          account_sid: accountSid,
          message_sid: sid,
          outcome,
          date_created: date,
          date_updated: date,
          uri,
        },
      };
    },
  };
}
