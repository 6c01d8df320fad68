import { Injectable } from '@nestjs/common';
import { AppError } from '../../../platform/errors/app-error';
import { Config } from '../../../platform/config/config';
import { AnswerMeter } from '../answer-meter';
import { BotBudget } from '../bot-budget';
import { Bot, type BotTurn } from '../ports/bot';
import { shortened } from '../shortened';

const TIMEOUT_MS = 15_000;
/** Two sentences, and some room for a model that does not keep to it. */
const LENGTH_MAX = 400;

/** What a conversation was about, in the words of the bot, for the person who takes it over. */
@Injectable()
export class HandoverSummaries {
  constructor(
    private readonly bot: Bot,
    private readonly budget: BotBudget,
    private readonly meter: AnswerMeter,
    private readonly config: Config,
  ) {}

  /** Whether the bot of this server can say it at all. */
  get isOffered(): boolean {
    return this.bot.summarises && this.config.demoMode !== 'true';
  }

  /** @returns undefined where the bot cannot be asked, or has nothing to say: nobody waits for it */
  async of(
    organisationId: string,
    turns: readonly BotTurn[],
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const start = performance.now();
    const tell = (...[result, error]: [Parameters<AnswerMeter['llm']>[0], { code: string }?]): void =>
      this.meter.llm(result, this.bot.name, performance.now() - start, error);
    try {
      if (this.bot.costs && !(await this.budget.take(organisationId))) {
        tell('spent');
        return undefined;
      }
      const waiting = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
      const said = await this.bot.summarise(turns, this.config.spokenLanguage, waiting);
      tell(said === undefined ? 'nothing' : 'ok');
      return said && shortened(said, LENGTH_MAX);
    } catch (error) {
      tell('failed', { code: error instanceof AppError ? error.code : 'bot/failed' });
      return undefined;
    }
  }
}
