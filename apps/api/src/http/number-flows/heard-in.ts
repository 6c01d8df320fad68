import type { HeardItem } from '@centralita/shared-types';
import { spokenText, type GatherPrompt, type VoiceVerb } from '@centralita/twiml';

/** Verbs in the words of whoever listens. @param flowOf the flow that an address begins, if it begins one */
export const heardIn = (
  verbs: readonly VoiceVerb[],
  flowOf: (address: string) => string | undefined,
): HeardItem[] => verbs.flatMap((verb) => heard(verb, flowOf));

function heard(verb: VoiceVerb | GatherPrompt, flowOf: (address: string) => string | undefined): HeardItem[] {
  switch (verb.tag) {
    case 'Say':
      return [{ kind: 'says', text: spokenText(verb) }];
    case 'Play':
      return verb.text === undefined ? [] : [{ kind: 'plays', text: verb.text }];
    case 'Gather':
      return [...verb.children.flatMap((prompt) => heard(prompt, flowOf)), { kind: 'listens' }];
    case 'Dial':
      return [{ kind: verb.children[0]?.tag === 'Conference' ? 'joins' : 'rings' }];
    case 'Connect': {
      const [noun] = verb.children;
      const text = noun.tag === 'ConversationRelay' ? noun.attributes.welcomeGreeting : undefined;
      return [...(text === undefined ? [] : [{ kind: 'says' as const, text }]), { kind: 'listens' }];
    }
    case 'Echo':
    case 'Pay':
      return [{ kind: 'listens' }];
    case 'Record':
      return [{ kind: 'records' }];
    case 'Enqueue':
      return [{ kind: 'waits' }];
    case 'Redirect': {
      const flow = flowOf(verb.text);
      return flow === undefined ? [] : [{ kind: 'goes-on', text: flow }];
    }
    case 'Hangup':
    case 'Refer':
    case 'Reject':
      return [{ kind: 'ends' }];
    case 'Pause':
    case 'Leave':
    case 'Start':
    case 'Stop':
      return [];
  }
}
