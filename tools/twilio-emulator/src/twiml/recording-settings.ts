import { recordingEvents, type RecordingSubscription } from '../recordings/recording';
import type { Attributes } from './attributes';
import type { VerbContext } from './verb-context';

/** Who is told of a recording, by the attributes that `<Record>`, `<Dial>` and `<Conference>` share. */
export function recordingSubscription(
  attributes: Attributes,
  context: VerbContext,
): { subscription: RecordingSubscription } | Record<string, never> {
  const url = attributes.text('recordingStatusCallback');
  if (!url) return {};
  return {
    subscription: {
      url: context.resolveUrl(url),
      method: attributes.method('recordingStatusCallbackMethod'),
      events: recordingEvents(attributes.words('recordingStatusCallbackEvent')),
    },
  };
}
