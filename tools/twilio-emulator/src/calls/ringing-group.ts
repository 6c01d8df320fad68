import type { Call } from './call';

/**
 * Rings several calls at once (or one after another) until the first is answered; the others are cancelled. Resolves
 * `undefined` when none answers: all ended, the time is up, or `stopped` is aborted (unanswered calls are then ended
 * with `giveUp`'s status).
 */
export async function ringUntilAnswered(
  calls: readonly Call[],
  options: {
    ring: (call: Call) => void;
    timeoutMs: number;
    stopped: AbortSignal;
    giveUp: () => 'no-answer' | 'canceled';
  },
): Promise<Call | undefined> {
  const { promise, resolve } = Promise.withResolvers<Call | undefined>();
  const unsubscribe = calls.map((call) =>
    call.listen({
      progress: (step) => {
        if (step === 'answered') resolve(call);
        else if (step === 'completed' && calls.every((each) => each.isOver)) resolve(undefined);
      },
    }),
  );
  const stop = (): void => resolve(undefined);
  const timer = setTimeout(stop, options.timeoutMs);
  options.stopped.addEventListener('abort', stop, { once: true });
  if (options.stopped.aborted) stop();
  else for (const call of calls) options.ring(call);

  const answered = await promise;
  clearTimeout(timer);
  options.stopped.removeEventListener('abort', stop);
  for (const call of calls) {
    if (call === answered) continue;
    if (answered) call.finish('canceled', 'answered elsewhere');
    else call.finish(options.giveUp(), 'nobody answered');
  }
  for (const remove of unsubscribe) remove();
  return answered;
}
