import type { FieldProblem } from '@centralita/shared-types';
import { AppError } from '../platform/errors/app-error';

/** Fields of a request are missing, unknown or misshapen. */
export class InvalidRequest extends AppError {
  constructor(readonly fields: FieldProblem[]) {
    super({
      code: 'request/invalid',
      detail: `${fields.length === 1 ? 'A field is' : `${fields.length} fields are`} not as expected: ${fields.map(({ field }) => field).join(', ')}.`,
    });
  }
}
