import { Refusal, type Context } from '@app/domain/kernel';
import { figureForms, type FigureName } from './figures.js';
import { fieldOf, formById } from './form/index.js';
import type { Claim, Filing, SubmissionState } from './state.js';

/** @throws Refusal submission.own-work when the asker is one of the authors */
export const notOwn = (context: Context, ...authors: readonly (string | null)[]): void => {
  if (authors.includes(context.actorId)) throw new Refusal('submission.own-work', {}, 'forbidden');
};

/** @throws Refusal submission.other-version when another version is looked at than stands */
export const theVersion = (asked: number, current: number): void => {
  if (asked !== current) throw new Refusal('submission.other-version', { version: asked, current });
};

/** What a reviewer's reason is about: a field of the filing, by its code and by what the form calls it. */
export type About = Readonly<{ field: string; label: string }>;

/** What a filing calls an item: its form's label, or that of a bare total; else its code. */
export const itemOf = ({ form }: Pick<Filing, 'form'>, code: string): About => {
  const known = form && formById(form.id, form.version);
  const label = (known && fieldOf(known, code)?.label) ?? figureForms[code as FigureName]?.label ?? code;
  return { field: code, label };
};

/** A reason in its one way of writing. @throws Refusal submission.reason-missing naming what it is about */
export const given = (reason: string | null, about: About | null = null): string => {
  const text = reason?.trim() ?? '';
  const what = about ? `“${about.label}”的退回理由` : '理由';
  if (text === '') throw new Refusal('submission.reason-missing', { field: about?.field ?? 'reason', what }, 'invalid');
  return text;
};

/** Hours and minutes in the bureaus' zone (UTC+8 the year round since 1992), as a clerk writes them. */
const clockOf = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

/** A claim that has not run out; null when there is none. */
export const claimInForce = (claim: Claim | null, at: string): Claim | null =>
  claim !== null && Date.parse(claim.until) > Date.parse(at) ? claim : null;

/** Two reviewers do not collide. @throws Refusal submission.claimed, with until when another holds the review */
export const notHeldByAnother = ({ claim }: Readonly<{ claim: Claim | null }>, context: Context): void => {
  const held = claimInForce(claim, context.at);
  if (held && held.by !== context.actorId)
    throw new Refusal('submission.claimed', { until: held.until, untilText: clockOf(held.until) });
};

type Submitted = Extract<SubmissionState, { status: 'submitted' }>;

/** Whether the school's head has answered for a return by form; bare figures never waited for that. */
export const confirmedIfAsked = ({ filing, confirmedBy, version }: Submitted): void => {
  if (filing.form !== null && confirmedBy === null) throw new Refusal('submission.not-confirmed', { version });
};

/**
 * A unit that has ended files nothing more: no draft, form or workbook, and it acknowledges nothing. What it filed before
 * stays, is reviewed and corrected. `endedFrom`: since when it, or what it stood under, has ended (ISO date).
 * @throws Refusal submission.unit-ended
 */
export const notEnded = (endedFrom: string | null | undefined): void => {
  if (endedFrom) throw new Refusal('submission.unit-ended', { since: endedFrom });
};

/** A bureau files its own return only; what schools file is theirs. @throws Refusal submission.not-yours */
export const ownReturn = (kind: 'section' | 'shared' | 'county', { role }: Context): void => {
  if (role === 'supervisionDirector' && kind !== 'county') throw new Refusal('submission.not-yours', {}, 'forbidden');
};
