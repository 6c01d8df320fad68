import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { Job, JobHandler } from '../../platform/queue/job-handler';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { AnswerOutcome } from './answer-outcome';
import { QuestionReader } from './question-reader';
import { ANSWER_MESSAGE, type Question } from './message-queues';
import { TimedAnswerer } from './timed-answerer';

/** Answers a message of a customer without a person, or asks for one. */
@HandlesJobs(ANSWER_MESSAGE)
export class AnswerJob implements JobHandler<Question> {
  constructor(
    private readonly questions: QuestionReader,
    private readonly answerer: TimedAnswerer,
    private readonly outcome: AnswerOutcome,
    private readonly work: UnitOfWork,
  ) {}

  async handle(job: Job<Question>): Promise<void> {
    const question = await this.questions.read(job.data.messageId);
    if (!question) return;
    const answer = await this.answerer.answer(question, job.signal);
    await this.work.run(async (tx) => {
      if (await job.once(tx)) await this.outcome.write(tx, question, answer);
    });
    this.outcome.tell(question, answer);
  }
}
