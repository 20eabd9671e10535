// Lists that come field by field: fewer bytes, and each text once. The panels read rows.
type Field = unknown[] | { of: string[]; at: number[] };
export type Laid = Record<string, Field>;

/** The rows of a list that is laid out in columns. */
export function rowsOf<Row>(columns: Laid): Row[] {
  const fields = Object.entries(columns).map(([name, field]) =>
    Array.isArray(field)
      ? { name, length: field.length, value: (row: number) => field[row] }
      : { name, length: field.at.length, value: (row: number) => field.of[field.at[row]] },
  );
  return Array.from({ length: fields[0]?.length ?? 0 }, (_, row) => {
    const made: Record<string, unknown> = {};
    for (const { name, value } of fields) made[name] = value(row);
    return made as Row;
  });
}
