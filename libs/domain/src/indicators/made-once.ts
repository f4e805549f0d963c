/**
 * What is worked out of a value and a rule, kept as long as both: inputs and standards are never changed in place, so
 * the same two always give the same. Of each value what two rules make is kept, since a county is monitored by two
 * standards; nothing is kept for a value that nobody holds any more.
 */
export const madeOnce = <Value extends object, Rule extends object, Made>(
  make: (value: Value, rule: Rule) => Made,
): ((value: Value, rule: Rule) => Made) => {
  type Kept = Readonly<{ rule: Rule; made: Made }>;
  const kept = new WeakMap<Value, readonly [last: Kept, other: Kept | undefined]>();
  return (value, rule) => {
    const before = kept.get(value);
    if (before?.[0].rule === rule) return before[0].made;
    if (before?.[1]?.rule === rule) return before[1].made;
    const made = make(value, rule);
    kept.set(value, [{ rule, made }, before?.[0]]);
    return made;
  };
};
