import { setTimeout as delay } from 'node:timers/promises';
import { Config } from '../../platform/config/config';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { Job, JobHandler } from '../../platform/queue/job-handler';
import { AnswerOutcome, type Answered } from './answer-outcome';
import { LateAcknowledgement } from './late-acknowledgement';
import { ANSWER_MESSAGE, type Question } from './message-queues';
import { QuestionReader, type OpenQuestion } from './question-reader';
import { TimedAnswerer } from './timed-answerer';

/** In the mode `smart`: an answer that comes sooner needs no acknowledgement. */
const AT_ONCE_MS = 1_500;

/** Answers a message of a customer without a person, or asks for one. */
@HandlesJobs(ANSWER_MESSAGE)
export class AnswerJob implements JobHandler<Question> {
  constructor(
    private readonly config: Config,
    private readonly questions: QuestionReader,
    private readonly answerer: TimedAnswerer,
    private readonly outcome: AnswerOutcome,
    private readonly acknowledgement: LateAcknowledgement,
    private readonly work: UnitOfWork,
  ) {}

  async handle(job: Job<Question>): Promise<void> {
    const question = await this.questions.read(job.data.messageId);
    if (!question) return;
    const answered = await this.#answer(question, job.signal);
    await this.work.run(async (tx) => {
      if (await job.once(tx)) await this.outcome.write(tx, question, answered);
    });
  }

  async #answer(question: OpenQuestion, signal: AbortSignal): Promise<Answered> {
    if (question.isUnheard) return 'unheard';
    const answering = this.answerer.answer(question, signal);
    if (this.config.ackMode === 'smart') {
      const isSlow = await Promise.race([answering.then(() => false), delay(AT_ONCE_MS, true)]);
      if (isSlow) await this.acknowledgement.send(question);
    }
    return answering;
  }
}
