type Facts = Readonly<Record<string, unknown>>;

/** The facts of a notice for its sentence: days as they are written here (`5月30日`), everything else as it is. */
export const daysSaid = (facts: Facts, short: (day: string) => string): Facts =>
  Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      typeof fact === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(fact) ? short(fact) : fact,
    ]),
  );
