import { Injectable } from '@nestjs/common';
import { InspectionFacts } from '@app/application/inspections';
import { RectificationFacts } from '@app/application/rectifications';
import { notInspectors, rectifiersOf } from '@app/projections/access';
import { calendarIn, limitsInForce } from '@app/projections/deadlines';
import { recusalsOn } from '@app/projections/inspections';
import { ReadModel } from '@app/projections/kernel';
import { ancestorsOf, countyOf, isWithin, unitById } from '@app/projections/organizations';

/** Who is recused: a declaration towards a school holds for its campuses and sections too. */
const recusal = (model: ReadModel, units: readonly string[], accounts: readonly string[], on: string) => {
  const { db, sequence } = model;
  const unitIds = [...new Set(units.flatMap((id) => [id, ...ancestorsOf(db, id).map(({ unitId }) => unitId)]))];
  const found = recusalsOn(db, { unitIds, accountIds: accounts, on });
  const recused = found.map(({ accountId, ground }) => ({ accountId, reason: ground }));
  return { value: { units, accounts, on, recused }, sequence };
};

const unknownUnits = ({ db }: ReadModel, unitIds: readonly string[], unitId: string): readonly string[] => {
  const county = countyOf(db, unitId);
  const above = new Set(ancestorsOf(db, unitId).map((unit) => unit.unitId));
  return unitIds.filter((id) => {
    const unit = unitById(db, id);
    if (!unit) return true;
    const own = countyOf(db, id);
    if (own !== null) return own !== county;
    return !above.has(id) && !(unit.kind === 'department' && above.has(unit.parentId ?? ''));
  });
};

const actingUnit = ({ db }: ReadModel, unitId: string, candidates: readonly string[]): string =>
  candidates.includes(unitId) ? unitId : (candidates.find((one) => isWithin(db, one, unitId)) ?? unitId);

/** Reads the tree and the register of recusals; the answer says how far the log was known. */
@Injectable()
export class ReadInspectionFacts extends InspectionFacts {
  constructor(private readonly model: ReadModel) {
    super();
  }

  countyOf(unitId: string) {
    return { value: countyOf(this.model.db, unitId), sequence: this.model.sequence };
  }

  calendar() {
    return { value: calendarIn(this.model.db), sequence: this.model.sequence };
  }

  limits(countyId: string, day: string) {
    const { db, sequence } = this.model;
    const rules = { value: limitsInForce(db, countyId, { knownAt: sequence, asOf: day }), sequence };
    return { rules, calendar: this.calendar() };
  }

  recusal(units: readonly string[], accounts: readonly string[], on: string) {
    return recusal(this.model, units, accounts, on);
  }

  unknownUnits(unitIds: readonly string[], unitId: string) {
    return unknownUnits(this.model, unitIds, unitId);
  }

  notInspectors(unitId: string, accountIds: readonly string[], on: string) {
    const { db } = this.model;
    const over = ancestorsOf(db, unitId).map((unit) => unit.unitId);
    return notInspectors(db, { unitIds: [...over, unitId], accountIds, on });
  }

  entrusted(unitId: string) {
    const { db, sequence } = this.model;
    const unit = unitById(db, unitId);
    const countyId = countyOf(db, unitId);
    const value = unit && countyId !== null ? { countyId, kind: unit.kind, open: unit.status === 'open' } : null;
    return { value, sequence };
  }

  actingUnit(unitId: string, candidates: readonly string[]) {
    return actingUnit(this.model, unitId, candidates);
  }
}

/** Reads the tree and the register of recusals; the answer says how far the log was known. */
@Injectable()
export class ReadRectificationFacts extends RectificationFacts {
  constructor(private readonly model: ReadModel) {
    super();
  }

  countyOf(unitId: string) {
    return { value: countyOf(this.model.db, unitId), sequence: this.model.sequence };
  }

  unknownUnits(unitIds: readonly string[], unitId: string) {
    return { value: unknownUnits(this.model, unitIds, unitId), sequence: this.model.sequence };
  }

  recusal(units: readonly string[], accounts: readonly string[], on: string) {
    return recusal(this.model, units, accounts, on);
  }

  rectifiesFor(accountId: string, unitId: string, on: string) {
    const { db, sequence } = this.model;
    return { value: rectifiersOf(db, unitId, on).includes(accountId), sequence };
  }

  calendar() {
    return { value: calendarIn(this.model.db), sequence: this.model.sequence };
  }

  actingUnit(unitId: string, candidates: readonly string[]) {
    return actingUnit(this.model, unitId, candidates);
  }
}
