import { ValidateBy } from 'class-validator';
import { parseSealingKey } from '../security/sealing-key';

/** The text is 32 bytes, written as base64url or hex. */
export const IsSealingKey = (): PropertyDecorator =>
  ValidateBy({
    name: 'isSealingKey',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && parseSealingKey(value) !== undefined,
    },
  });
