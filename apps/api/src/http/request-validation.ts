import { ValidationPipe, type Type, type ValidationError } from '@nestjs/common';
import { getMetadataStorage, validate } from 'class-validator';
import { AppError } from '../platform/errors/app-error';
import { fieldProblems } from './field-problems';
import { InvalidRequest } from './invalid-request';

type ValidatorPackage = NonNullable<
  NonNullable<ConstructorParameters<typeof ValidationPipe>[0]>['validatorPackage']
>;

/** Bodies of our own API: only the declared fields, each as declared. Messages quote no value. */
export class RequestValidation extends ValidationPipe {
  constructor() {
    super({
      // The package itself would be loaded with all that we do not use of it.
      validatorPackage: { getMetadataStorage, validate } as ValidatorPackage,
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      exceptionFactory: (errors: ValidationError[]) => new InvalidRequest(fieldProblems(errors)),
    });
  }

  override async transform(
    value: unknown,
    metadata: { type: 'body' | 'query' | 'param' | 'custom'; metatype?: Type },
  ): Promise<unknown> {
    if (metadata.type === 'body' && (typeof value !== 'object' || value === null || Array.isArray(value))) {
      throw new AppError({
        code: 'request/not-json',
        detail: 'The body must be a JSON object, sent as application/json.',
      });
    }
    return super.transform(value, metadata);
  }
}
