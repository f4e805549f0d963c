import type { AssessedStage } from '@app/domain/standards';
import { exact, type Exact } from '../exact.js';
import type { Figure } from '../figures.js';

/** What a unit filed, by field code of its return; what is absent is 未填. */
export type FiledValues = Readonly<Record<string, Figure>>;

/** A section of the compulsory stages. `premisesId` is the unit whose return holds its rooms, grounds and funds. */
export type CountedSection = Readonly<{
  id: string;
  /** The school or campus that it is part of: its size is that of its sections together. */
  schoolId: string;
  premisesId: string;
  stage: AssessedStage;
  values: FiledValues;
}>;

/** The buildings and funds of one school: filed by the section itself, or by the school whose stages share them. */
export type CountedPremises = Readonly<{ id: string; values: FiledValues; sections: readonly CountedSection[] }>;

/** A field that is asked and 未填, for which a count stays open. */
export type OpenField = Readonly<{ unitId: string; field: string }>;

/**
 * What 过渡性放宽, were it granted to one of its sections, would make of a unit that falls short: `within` its bounds it
 * does not; null while a field that decides is 未填.
 */
export type Relievable = Readonly<{
  unitId: string;
  sections: readonly string[];
  within: boolean | null;
  /** The case that it falls under, or may. */
  text: string;
  open: readonly OpenField[];
}>;

/** A relief that counts on the day, for a unit that falls short as it `says`; `exemptionId` is the grant that lasts longest. */
export type GrantedRelief = Pick<Relievable, 'unitId' | 'within' | 'text'> &
  Readonly<{ exemptionId: string; expires: string; says: string }>;

/** One figure of an item, counted over the county's returns. */
export type CountedFigure = Readonly<{
  /** Null while a field that it needs is 未填. */
  value: Figure;
  /** Units that are counted: those that fall short, or those that the sum is made of. */
  units: readonly string[];
  /** Of each of them: in a sentence how it falls short, or its part of the sum. */
  says: readonly string[];
  /** Units whose returns were read for it, in the order of reading. */
  over: readonly string[];
  open: readonly OpenField[];
  /** Of those that fall short of what a relief may be granted for; absent where there are none. */
  relief?: readonly Relievable[];
  /** What of it is granted and counted in; absent before a day is asked about, and where there is none. */
  granted?: readonly GrantedRelief[];
}>;

/** Numbers of a return that were read before: what was filed never changes, and a county is counted at every question. */
const numbers = new WeakMap<FiledValues, Map<string, Exact>>();

const numberOf = (values: FiledValues, field: string, value: string): Exact => {
  let known = numbers.get(values);
  if (!known) numbers.set(values, (known = new Map()));
  let found = known.get(field);
  if (!found) known.set(field, (found = exact(value === 'n/a' ? '0' : value)));
  return found;
};

/** Reads fields of units and remembers whose they were, and which were 未填. */
export class Reading {
  readonly open: OpenField[] = [];
  private readonly seen = new Set<string>();

  get over(): readonly string[] {
    return [...this.seen];
  }

  /** Something of the unit decides, be it that it does not count. */
  see({ id }: Readonly<{ id: string }>): void {
    this.seen.add(id);
  }

  text({ id, values }: Readonly<{ id: string; values: FiledValues }>, field: string): string | null {
    this.seen.add(id);
    const value = Object.hasOwn(values, field) ? (values[field] ?? null) : null;
    if (value === null) this.open.push({ unitId: id, field });
    return value;
  }

  /** A number; null when it is 未填, zero when it is 不适用: what does not exist there counts for nothing. */
  number(unit: Readonly<{ id: string; values: FiledValues }>, field: string): Exact | null {
    const value = this.text(unit, field);
    return value === null ? null : numberOf(unit.values, field, value);
  }
}

/** In a sentence how a unit falls short; false when it does not, null where a field is 未填. */
export type Short<Unit> = (unit: Unit, reading: Reading) => string | false | null;

/** How many units fall short. */
export const countedUnits = <Unit extends Readonly<{ id: string }>>(
  units: readonly Unit[],
  short: Short<Unit>,
  relievable?: (unit: Unit) => Relievable,
): CountedFigure => {
  const reading = new Reading();
  const found: Unit[] = [];
  const says: string[] = [];
  for (const unit of units) {
    const answer = short(unit, reading);
    if (typeof answer !== 'string') continue;
    found.push(unit);
    says.push(answer);
  }
  const { over, open } = reading;
  const value = open.length > 0 ? null : String(found.length);
  const counted = { value, units: found.map(({ id }) => id), says, over, open };
  return relievable && found.length > 0 ? { ...counted, relief: found.map(relievable) } : counted;
};

/** A sum over units of whole numbers; `part` is null where a field is 未填. */
export const summed = <Unit extends Readonly<{ id: string }>>(
  units: readonly Unit[],
  part: (unit: Unit, reading: Reading) => bigint | null,
): CountedFigure => {
  const reading = new Reading();
  const parts = units.map((unit) => ({ id: unit.id, amount: part(unit, reading) ?? 0n }));
  const total = parts.reduce((sum, { amount }) => sum + amount, 0n);
  const made = parts.filter(({ amount }) => amount > 0n);
  const { over, open } = reading;
  const says = made.map(({ amount }) => String(amount));
  return { value: open.length > 0 ? null : String(total), units: made.map(({ id }) => id), says, over, open };
};
