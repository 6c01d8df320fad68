import { Links, type LinkDirectory } from './links';

const ANY_STEP: LinkDirectory = {
  assertStep: () => undefined,
  idOf: (flow) => flow.name,
};

/**
 * Links for the tests of a flow, where verbs are compared as data: `links.to('route', { lang: 'es' })` is
 * `test:/route?lang=es`. Not for serving calls.
 */
export function testLinks<Flow>(): Links<Flow> {
  return new Links<Flow>(
    '',
    (flowId, step, query) => {
      const search = new URLSearchParams(query).toString();
      return `test:${flowId}/${step}${search && `?${search}`}`;
    },
    ANY_STEP,
  );
}
