import { isDate, Refusal, same, type Context, type Known } from '../kernel/index.js';
import type { RecusalCheck } from './commands.js';
import type { InspectionKind } from './events.js';
import { isEnded, type Inspection, type InspectionState } from './state.js';

type In<Status extends InspectionState['status']> = Extract<InspectionState, { status: Status }>;

/** The inspection, or refused as unknown. */
export const existing = (state: InspectionState): Exclude<InspectionState, In<'none'>> => {
  if (state.status === 'none') throw new Refusal('inspection.unknown', {}, 'not-found');
  return state;
};

/** The inspection while its plan may still be changed. */
export const planned = (state: InspectionState): In<'planned'> => {
  const inspection = existing(state);
  if (inspection.status !== 'planned') throw new Refusal('inspection.not-planned', { status: inspection.status });
  return inspection;
};

/** The visit while it lasts. */
export const started = (state: InspectionState): In<'started'> => {
  const inspection = existing(state);
  if (inspection.status !== 'started') throw new Refusal('inspection.not-started', { status: inspection.status });
  return inspection;
};

/** The inspection once the visit has ended. */
export const ended = (state: InspectionState): Extract<InspectionState, { completion: unknown }> => {
  const inspection = existing(state);
  if (!isEnded(inspection)) throw new Refusal('inspection.not-completed', { status: inspection.status });
  return inspection;
};

/** The inspection while the unit may be heard. */
export const hearing = (state: InspectionState): In<'hearing'> => {
  const inspection = existing(state);
  if (inspection.status !== 'hearing') throw new Refusal('inspection.not-hearing', { status: inspection.status });
  return inspection;
};

/** Acts of a visit belong to its team. */
export const inTeam = ({ plan }: Inspection, { actorId }: Context): void => {
  if (!plan.team.includes(actorId)) throw new Refusal('inspection.not-in-team', { actorId }, 'forbidden');
};

/** The defence belongs to the inspected unit. */
export const byUnit = ({ plan }: Inspection, { unitId }: Context): void => {
  if (unitId !== plan.unitId) throw new Refusal('inspection.not-the-unit', { unitId: plan.unitId }, 'forbidden');
};

/** Words that say something. */
export const words = (field: string, text: string): string => {
  if (text.trim() === '') throw new Refusal('inspection.words-missing', { field }, 'invalid');
  return text;
};

/** A day that exists. */
export const aDate = (field: string, date: string): string => {
  if (!isDate(date)) throw new Refusal('time.malformed', { field, value: date }, 'invalid');
  return date;
};

/** Every kind of inspection. */
export const inspectionKinds: readonly InspectionKind[] = ['routine', 'thematic', 'comprehensive'];

/** Whether a written notice comes before the visit: 教育督导条例 第十七条. A routine visit may be unannounced. */
export const needsNotice = (kind: InspectionKind): boolean => kind !== 'routine';

/** Three inspectors for 专项 and 综合: 教育督导条例 第十六条. */
export const inspectorsNeeded = (kind: InspectionKind): number => (kind === 'routine' ? 1 : 3);

/** A team that is large enough and of which nobody is recused on the day. 教育督导条例 第十条, 第十六条. */
export const soundTeam = (
  {
    kind,
    unitId,
    team,
    date,
  }: Readonly<{ kind: InspectionKind; unitId: string; team: readonly string[]; date: string }>,
  recusal: Known<RecusalCheck>,
): void => {
  if (new Set(team).size < team.length) throw new Refusal('inspection.twice-in-team', {}, 'invalid');
  const needed = inspectorsNeeded(kind);
  if (team.length < needed)
    throw new Refusal('inspection.team-too-small', { needed, named: team.length, clause: '教育督导条例 第十六条' });
  const { units, accounts, on, recused } = recusal.value;
  if (on !== date || !units.includes(unitId) || !same([...accounts].sort(), [...team].sort()))
    throw new Refusal('inspection.recusal-unchecked', { date });
  const found = recused.filter(({ accountId }) => team.includes(accountId));
  if (found.length > 0) throw new Refusal('inspection.recused', { recused: found });
};

/** Only 督学 go. `others`: those named who are none over the unit on the day. */
export const onlyInspectors = (others: readonly string[], on: string): void => {
  if (others.length > 0)
    throw new Refusal('inspection.not-inspectors', { count: others.length, accountIds: others, on }, 'invalid');
};
