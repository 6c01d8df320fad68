/** Tables of the fault tests. No key keeps an effect from being doubled: whatever is doubled shows. */
export type FaultTables = {
  fault_rows: { id: string; written_at: number };
  fault_effects: { row_id: string; attempt: number; done_at: number };
};
