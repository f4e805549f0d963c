import type { IssueRow } from '@app/projections/rectifications';
import type { NameBook } from '../names.js';

/** What the units of a line are called today. */
export const named = (row: IssueRow, names: NameBook) => ({
  unitName: names.of(row.unitId),
  countyName: names.of(row.countyId),
  proposedLeadUnitName: names.of(row.proposedLeadUnitId),
  leadUnitName: names.of(row.leadUnitId),
  supportingUnitNames: row.supportingUnitIds.map((id) => names.of(id)),
  consultedUnitName: names.of(row.consultedUnitId),
});
