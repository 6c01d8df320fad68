import { signal } from '@angular/core';
import type { FieldTree, TreeValidationResult, ValidationError } from '@angular/forms/signals';
import { ApiError } from '../../../shared/data-api/api-error';
import type { TypedFault } from './models/person-rules';

/** Where a refusal of the server belongs: the field by its name in the form, and what is wrong with it. */
export type KnownRefusals = Record<string, { field: string; kind: TypedFault }>;

/** What a form sends: refused values go back to their fields, any other failure is kept to be shown. */
export class FormRequest {
  private readonly failure = signal<ApiError | undefined>(undefined);
  /** Why the last request failed, unless its fields say so. */
  readonly error = this.failure.asReadonly();

  /** For `submit()`: its result are the errors of the fields. */
  async run(
    request: () => Promise<unknown>,
    fields: Record<string, FieldTree<string>>,
    known: KnownRefusals = {},
  ): Promise<TreeValidationResult> {
    this.failure.set(undefined);
    try {
      await request();
      return undefined;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const refused = refusals(error, fields, known);
      if (refused.length > 0) return refused;
      this.failure.set(error);
      return undefined;
    }
  }

  forget(): void {
    this.failure.set(undefined);
  }
}

const refusals = (
  { problem }: ApiError,
  fields: Record<string, FieldTree<string>>,
  known: KnownRefusals,
): ValidationError.WithFieldTree[] => {
  const meant = known[problem?.code ?? ''];
  if (meant) return at(fields[meant.field], { kind: meant.kind });
  return (problem?.errors ?? []).flatMap(({ field, detail }) =>
    at(fields[field], { kind: 'refused', message: detail }),
  );
};

const at = (fieldTree: FieldTree<string> | undefined, fault: { kind: string; message?: string }) =>
  fieldTree ? [{ ...fault, fieldTree }] : [];
