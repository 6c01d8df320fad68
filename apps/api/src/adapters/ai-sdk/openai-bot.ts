import { Injectable } from '@nestjs/common';
import type { LanguageModel } from 'ai';
import { Config } from '../../platform/config/config';
import { LanguageModelBot } from './language-model-bot';
import { loadOpenai } from './load-models';

/** Any API that is compatible with OpenAI's: https://platform.openai.com/docs/api-reference/chat */
@Injectable()
export class OpenaiBot extends LanguageModelBot {
  readonly name = 'openai';
  protected readonly provider = 'The OpenAI-compatible API';

  constructor(private readonly config: Config) {
    super();
  }

  protected async loadModel(): Promise<LanguageModel> {
    return (await loadOpenai(this.config)).chat(this.config.openaiModel);
  }
}
