import type { FlowField, FlowOptions, MenuChoice } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { AppError } from '../../../platform/errors/app-error';
import { loopOfFlows } from '../loop-of-flows';

type OptionsClass<Options extends object = object> = new () => Options;

interface Announced {
  /** Undefined: it takes none. */
  type: OptionsClass | undefined;
  fields: readonly FlowField[];
  goesOnWith: readonly string[];
}

/** Which options each flow takes: a flow's module announces the class of its own, and how a page asks for them. */
@Injectable()
export class FlowOptionsRules {
  readonly #announced = new Map<string, Announced>();
  readonly #always = new Set<string>();

  /** @param goesOnWith flows to which this one hands a call by itself, whatever its options */
  announce(
    flowId: string,
    type: OptionsClass,
    fields: readonly FlowField[],
    goesOnWith: readonly string[] = [],
  ): void {
    this.#announced.set(flowId, { type, fields, goesOnWith });
  }

  /** A flow without options that hands a call by itself to these. */
  announceNext(flowId: string, goesOnWith: readonly string[]): void {
    this.#announced.set(flowId, { type: undefined, fields: [], goesOnWith });
  }

  /** As `announce`, for what concerns every call of a number, whichever flow answers it. */
  announceForAll(flowId: string, type: OptionsClass, fields: readonly FlowField[]): void {
    this.announce(flowId, type, fields);
    this.#always.add(flowId);
  }

  isForAll(flowId: string): boolean {
    return this.#always.has(flowId);
  }

  fieldsOf(flowId: string): readonly FlowField[] {
    return this.#announced.get(flowId)?.fields ?? [];
  }

  /** Ids of all flows that options name. They have not been looked at yet: what is no id is left out. */
  flowsIn(options: FlowOptions): string[] {
    return Object.entries(options).flatMap(([flowId, own]) =>
      this.fieldsOf(flowId).flatMap(({ name, kind }) => {
        const value = (own as Record<string, unknown> | null | undefined)?.[name];
        if (kind === 'flow') return idsOf([value]);
        return kind === 'choices' && Array.isArray(value)
          ? idsOf(value.map((choice: Partial<MenuChoice> | null) => choice?.flow))
          : [];
      }),
    );
  }

  /** @throws AppError `number-flows/loop` where a caller who does nothing would be handed on for ever */
  assertEnds(first: string, options: FlowOptions): void {
    const loop = loopOfFlows(first, (flowId) => this.#handsTo(flowId, options));
    if (loop) throw endless(loop);
  }

  /** What the caller chooses is no hand-over: it has an end where the caller wants it. */
  #handsTo(flowId: string, options: FlowOptions): string[] {
    const own = options[flowId] as Record<string, unknown> | undefined;
    const announced = this.#announced.get(flowId);
    const fields = (announced?.fields ?? []).filter(({ kind }) => kind === 'flow');
    return [...(announced?.goesOnWith ?? []), ...idsOf(fields.map(({ name }) => own?.[name]))];
  }

  /** @throws AppError `number-flows/options` where they do not fit, or the flow takes none */
  assertFit(flowId: string, options: unknown): void {
    const type = this.#announced.get(flowId)?.type;
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

const idsOf = (values: readonly unknown[]): string[] =>
  values.filter((value): value is string => typeof value === 'string' && value !== '');

const endless = (loop: readonly string[]): AppError =>
  new AppError({
    code: 'number-flows/loop',
    detail: `These flows hand a caller to each other for ever: ${loop.join(' → ')}. Let one of them lead to another, such as the voicemail.`,
    status: 422,
  });

const unfit = (flowId: string, why: string): AppError =>
  new AppError({
    code: 'number-flows/options',
    detail: `The options of the flow "${flowId}" do not fit: ${why}.`,
    status: 422,
  });
