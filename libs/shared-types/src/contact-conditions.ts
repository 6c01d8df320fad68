import { ArrayMaxSize, IsArray, IsIn, IsString, Length, MaxLength } from 'class-validator';
import {
  CONTACT_COMPARISONS,
  CONTACT_FIELD_CHOICES_MAX,
  CONTACT_VALUE_MAX,
  type ContactComparison,
} from './rules';

/**
 * What a field has to be for a contact. Who has nothing in the field does not fit. `contacts/unknown-field`, and
 * `contacts/bad-condition` where the comparison or a value is none of the field's kind (422).
 */
export class ContactCondition {
  @IsString() @Length(1, 64) fieldId!: string;
  /** One of `CONTACT_COMPARISONS_OF` its kind. */
  @IsIn(CONTACT_COMPARISONS) comparison!: ContactComparison;
  /** As people write them in the field: none for `filled`, at least one for `one-of`, one for the others. */
  @IsArray()
  @ArrayMaxSize(CONTACT_FIELD_CHOICES_MAX)
  @IsString({ each: true })
  @MaxLength(CONTACT_VALUE_MAX, { each: true })
  values!: string[];
}
