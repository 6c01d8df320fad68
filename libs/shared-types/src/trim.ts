import { Transform } from 'class-transformer';

/** People paste values with spaces and line ends around them; only strings are touched. */
export const Trim = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** For what is compared without regard to case, such as an e-mail address. Trims too. */
export const LowerCase = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.trim().toLowerCase() : value,
  );
