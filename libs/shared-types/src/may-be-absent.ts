import { ValidateIf } from 'class-validator';

/** A field that may be left out. Unlike `IsOptional`, it lets no null past the other decorators. */
export const MayBeAbsent = (): PropertyDecorator =>
  ValidateIf((_object: unknown, value: unknown) => value !== undefined);
