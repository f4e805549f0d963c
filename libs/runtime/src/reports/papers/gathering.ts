import { Inject, Injectable } from '@nestjs/common';
import type { PaperQuestion } from '@app/application/reports';
import { streamOf } from '@app/application/kernel';
import { dayOf, Refusal } from '@app/domain/kernel';
import { checkReportAsked, type PaperBinding, type PaperData, type PaperForm } from '@app/domain/reports';
import { publishedStandard } from '@app/domain/standards';
import { dataYearOf } from '@app/domain/submissions';
import { EventStore } from '@app/event-store';
import { instantOf, sequenceAt } from '@app/projections/audit';
import { resolved } from '@app/projections/indicators';
import { ReadModel } from '@app/projections/kernel';
import { tenant } from '../../options.js';
import { placeFor, sourceOf, subjectWords } from './places.js';

/** @throws Refusal paper.other-standard, naming the field */
const checkStandard = ({ name, standards }: PaperForm, standardId: string): void => {
  if (!standards || standards.includes(standardId)) return;
  const standard = standards.map((id) => publishedStandard(id)?.name ?? id).join('”“');
  const message = `“${name}”按“${standard}”编制，请改选它。`;
  throw new Refusal('paper.other-standard', { name, standard, errors: [{ field: 'standard', message }] }, 'invalid');
};

/** Asks the kinds of papers for their values, of now or of any point. */
@Injectable()
export class PaperGathering {
  constructor(
    private readonly model: ReadModel,
    private readonly store: EventStore,
    @Inject(tenant) private readonly tenantName: string,
  ) {}

  /**
   * A past day is as it was known at its end unless a record is named: what was recorded later is not in its paper.
   * @throws Refusal paper.unknown-kind, paper.not-subject, paper.before-first, paper.other-standard, report.*
   */
  bound(asked: PaperQuestion, at: string): PaperBinding {
    const { db } = this.model;
    const { form } = sourceOf(asked.kind);
    const { countyId } = placeFor(db, form, asked.subjectId);
    const asOf = asked.asOf ?? dayOf(at);
    const dataYear = asked.dataYear ?? dataYearOf(asOf);
    checkReportAsked({ dataYear, asOf }, at);
    const knownAt = this.knownAt(asked.knownAt, asOf, at);
    const point = resolved(db, { countyId, dataYear, standardId: asked.standardId, knownAt, asOf });
    const { kind, subject } = form;
    if (!point) throw new Refusal('paper.before-first', { subject: subjectWords[subject] }, 'invalid');
    checkStandard(form, point.standard.id);
    const { subjectId, answers = {} } = asked;
    for (const answer of Object.keys(answers))
      if (!form.asks?.includes(answer))
        throw new Refusal('paper.unknown-answer', { name: form.name, answer: answer.slice(0, 40) }, 'invalid');
    return { kind, subject, subjectId, countyId, dataYear, standardId: point.standard.id, knownAt, asOf, answers };
  }

  private knownAt(named: number | undefined, asOf: string, at: string): number {
    const { db, sequence } = this.model;
    const known = named ?? (asOf < dayOf(at) ? sequenceAt(db, instantOf(asOf, 'end')) : sequence);
    return Math.min(known, sequence);
  }

  /** Names of the streams that a paper's values rest on beside the inputs of its county's standing. */
  streams(bound: PaperBinding): readonly string[] {
    const named = sourceOf(bound.kind).streams?.(this.model.db, bound) ?? [];
    return named.map(([category, id]) => streamOf(this.tenantName, category, id));
  }

  /** The values of a paper at its point; null: nothing was known of its subject. @throws Refusal paper.*, StoreUnavailable */
  async values(bound: PaperBinding): Promise<PaperData | null> {
    const stream = (category: string, id: string) => this.store.readStream(streamOf(this.tenantName, category, id));
    return sourceOf(bound.kind).gather({ db: this.model.db, stream }, bound);
  }
}
