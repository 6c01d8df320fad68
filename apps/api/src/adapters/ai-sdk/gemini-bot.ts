import { Injectable } from '@nestjs/common';
import type { LanguageModel } from 'ai';
import { Config } from '../../platform/config/config';
import { LanguageModelBot } from './language-model-bot';
import { loadGemini } from './load-models';

/** Google's Gemini: https://ai.google.dev/api/generate-content */
@Injectable()
export class GeminiBot extends LanguageModelBot {
  readonly name = 'gemini';
  protected readonly provider = 'Gemini';

  constructor(private readonly config: Config) {
    super();
  }

  protected loadModel(): Promise<LanguageModel> {
    return loadGemini(this.config);
  }
}
