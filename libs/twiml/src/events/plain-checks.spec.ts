import { describe, expect, it } from '@jest/globals';
import { IsIn, IsNotEmpty, IsOptional, Matches, ValidateBy, ValidateIf, validateSync } from 'class-validator';
import { CallEvent } from './call-event';
import { IncomingCall } from './call-started';
import type { EventClass } from './event-source';
import { passesPlainChecks } from './plain-checks';

const SIDS = { callSid: `CA${'1'.repeat(32)}`, accountSid: `AC${'2'.repeat(32)}` };

class Plain extends CallEvent {
  readonly kind = 'plain';
  @IsIn(['a', 'b'])
  readonly word!: string;
}
class Stricter extends Plain {
  @IsIn(['a'])
  @IsNotEmpty()
  override readonly word!: string;
}
class Optional extends CallEvent {
  readonly kind = 'optional';
  @IsOptional()
  @IsIn(['a', 'b'])
  readonly word?: string;
}
class Conditional extends CallEvent {
  readonly kind = 'conditional';
  @ValidateIf(() => false)
  @IsIn(['a', 'b'])
  readonly word!: string;
}
class Each extends CallEvent {
  readonly kind = 'each';
  @Matches(/^[ab]$/, { each: true })
  readonly word!: readonly string[];
}
class Facts extends CallEvent {
  readonly kind = 'facts';
  @ValidateBy({
    name: 'facts',
    constraints: ['a'],
    validator: {
      validate: (value, facts) =>
        value === facts?.constraints[0] && facts?.property === 'word' && facts.object instanceof Facts,
    },
  })
  readonly word!: string;
}

const event = (type: EventClass, fields: object): CallEvent => Object.assign(new type(), SIDS, fields);

describe('passesPlainChecks', () => {
  it.each([IncomingCall, Plain, Stricter, Facts] as EventClass[])(
    'sees by itself what is right in %p, again and again',
    (type) => {
      const right = event(type, { word: 'a' });
      expect([passesPlainChecks(type, right), passesPlainChecks(type, right)]).toEqual([true, true]);
    },
  );

  it.each([
    [Plain, { word: 'c' }],
    [Plain, {}],
    [Plain, { word: 'a', callSid: 'CA1' }],
    [Stricter, { word: 'b' }],
    [Facts, { word: 'b' }],
  ] as [EventClass, object][])('leaves what is wrong to class-validator: %p %j', (type, fields) => {
    expect(passesPlainChecks(type, event(type, fields))).toBe(false);
    expect(validateSync(event(type, fields))).not.toEqual([]);
  });

  it.each([
    [Optional, {}, true],
    [Optional, { word: 'c' }, false],
    [Conditional, { word: 'c' }, true],
    [Each, { word: ['a', 'b'] }, true],
    [Each, { word: ['a', 'c'] }, false],
  ] as [EventClass, object, boolean][])(
    'leaves what is not plain to class-validator: %p %j, valid: %p',
    (type, fields, valid) => {
      expect(passesPlainChecks(type, event(type, fields))).toBe(false);
      expect(validateSync(event(type, fields)).length === 0).toBe(valid);
    },
  );
});
