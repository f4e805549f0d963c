/** Those that were found without the one that cannot be meant; the chosen one stands among them even when it was not found. */
export const shownUnits = <Unit extends Readonly<{ unitId: string }>>(
  found: readonly Unit[],
  { present, chosen, except }: Readonly<{ present: Unit | undefined; chosen: string; except: string | undefined }>,
): readonly Unit[] => {
  const listed = found.filter(({ unitId }) => unitId !== except);
  const there = present?.unitId === chosen ? present : undefined;
  return there && !listed.some(({ unitId }) => unitId === there.unitId) ? [there, ...listed] : listed;
};
