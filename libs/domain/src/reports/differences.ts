/** One figure that is not what it was; undefined where it was or is not there. */
export type FigureDifference = Readonly<{ path: string; issued: unknown; now: unknown }>;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/**
 * Every leaf in which two JSON documents differ, in the order of the first; `stages.primary.cv[2]`. Rows of a list are
 * told apart by their `id` or `sectionId` where they have one, so that one school more is not a difference in every row.
 */
export const differencesOf = (issued: unknown, now: unknown, path = ''): readonly FigureDifference[] => {
  if (Object.is(issued, now)) return [];
  if (!isRecord(issued) || !isRecord(now) || Array.isArray(issued) !== Array.isArray(now))
    return [{ path, issued, now }];
  const before = partsOf(issued);
  const after = partsOf(now);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) =>
    differencesOf(before.get(key), after.get(key), key.startsWith('[') || path === '' ? path + key : `${path}.${key}`),
  );
};

const partsOf = (value: Readonly<Record<string, unknown>>): ReadonlyMap<string, unknown> => {
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  const rows = value as readonly unknown[];
  const named = rows.map((row) => (isRecord(row) ? (row['id'] ?? row['sectionId']) : undefined));
  const isNamed =
    rows.length > 0 && named.every((name) => typeof name === 'string') && new Set(named).size === rows.length;
  return new Map(rows.map((row, index) => [`[${isNamed ? String(named[index]) : index}]`, row]));
};
