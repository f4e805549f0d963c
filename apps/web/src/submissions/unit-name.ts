/** A unit as it is called: with its school before it, unless its own name says that already. */
export const unitName = ({
  unit,
  parent,
  form,
}: Readonly<{ unit: string; parent: string | null; form: string }>): string =>
  form === 'section' && parent !== null && !unit.startsWith(parent) ? `${parent} · ${unit}` : unit;
