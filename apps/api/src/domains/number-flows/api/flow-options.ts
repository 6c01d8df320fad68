import { Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { AppError } from '../../../platform/errors/app-error';

type OptionsClass<Options extends object = object> = new () => Options;

/** Which options each flow takes: a flow's module announces the class of its own. */
@Injectable()
export class FlowOptionsRules {
  readonly #classes = new Map<string, OptionsClass>();

  announce(flowId: string, options: OptionsClass): void {
    this.#classes.set(flowId, options);
  }

  /** @throws AppError `number-flows/options` where they do not fit, or the flow takes none */
  assertFit(flowId: string, options: unknown): void {
    const type = this.#classes.get(flowId);
    if (!type) throw unfit(flowId, 'it takes none');
    if (typeof options !== 'object' || options === null) throw unfit(flowId, 'they are no object');
    const errors = validateSync(plainToInstance(type, options), {
      whitelist: true,
      forbidNonWhitelisted: true,
    });
    if (errors.length > 0)
      throw unfit(flowId, `look at ${errors.map(({ property }) => property).join(', ')}`);
  }
}

const unfit = (flowId: string, why: string): AppError =>
  new AppError({
    code: 'number-flows/options',
    detail: `The options of the flow "${flowId}" do not fit: ${why}.`,
    status: 422,
  });
