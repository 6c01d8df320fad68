import {
  getMetadataStorage,
  ValidationTypes,
  type ValidationArguments,
  type ValidatorConstraintInterface,
} from 'class-validator';
import type { CallEvent } from './call-event';
import type { EventClass } from './event-source';

interface PlainCheck {
  readonly property: string;
  readonly constraints: unknown[];
  readonly validator: ValidatorConstraintInterface;
}

const checksByClass = new WeakMap<EventClass, readonly PlainCheck[] | undefined>();

/**
 * Whether an event passes all decorators of its class, as far as they are plain: of one value, at once, always. False
 * says only that class-validator has to look itself.
 *
 * Each `validateSync` looks through the classes of the whole program for those that the object inherits from
 * (class-validator 0.15, `MetadataStorage.getTargetValidationMetadatas`): in a server, a twelfth of a webhook's time.
 */
export function passesPlainChecks(type: EventClass, event: CallEvent): boolean {
  if (!checksByClass.has(type)) checksByClass.set(type, plainChecks(type));
  const checks = checksByClass.get(type);
  if (!checks) return false;
  const fields = event as unknown as Record<string, unknown>;
  return checks.every(({ property, constraints, validator }) => {
    const value = fields[property];
    const facts: ValidationArguments = { targetName: type.name, property, object: event, value, constraints };
    return validator.validate(value, facts) === true;
  });
}

function plainChecks(type: EventClass): PlainCheck[] | undefined {
  const storage = getMetadataStorage();
  const declared = storage.getTargetValidationMetadatas(type, '', false, false);
  if (declared.length === 0) return undefined;
  const checks: PlainCheck[] = [];
  for (const { type: kind, each, validateIf, constraintCls, propertyName, constraints } of declared) {
    if (kind !== ValidationTypes.CUSTOM_VALIDATION || each || validateIf) return undefined;
    for (const { instance } of storage.getTargetValidatorConstraints(constraintCls))
      checks.push({ property: propertyName, constraints: constraints as unknown[], validator: instance });
  }
  return checks;
}
