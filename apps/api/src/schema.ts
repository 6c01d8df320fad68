import { ORGANISATIONS_SCHEMA } from './domains/organisations/organisations-schema';
import type { SchemaChange } from './platform/database/schema-change';

/** Every step of the schema. They run in the order of their names, whatever their order here. */
export const SCHEMA: readonly SchemaChange[] = [...ORGANISATIONS_SCHEMA];
