/** Every unit that events name in their own fields. */
export const unitsIn = (events: readonly Readonly<{ data: object }>[]): readonly string[] => [
  ...new Set(
    events.flatMap(({ data }) =>
      Object.entries(data).flatMap(([field, value]) =>
        /(unitId|UnitId|countyId|departmentId|UnitIds)$/.test(field)
          ? ((value as string | readonly string[] | null) ?? [])
          : [],
      ),
    ),
  ),
];
