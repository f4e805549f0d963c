import { SubmissionRequest, type SubmissionAsk } from '@app/application/submissions';
import type { Actor } from '@app/domain/kernel';
import { currentForm, referenceOf } from '@app/domain/submissions';
import type { County, School } from './cast.js';
import type { Play } from './play.js';
import { linesOfReturn } from './return-lines.js';

/** The one school of the story that files its return by form; the others file the totals that its lines add up to. */
export const filesByForm = ({ name }: School): boolean => name.includes('第三小学');

/** The line that it gets wrong at first, what it wrote, and what the reviewer says. */
const slip = {
  field: 'trainingFundsBudget',
  wrote: '94.3',
  reason: '占公用经费预算的一半，是否多写了一位？请核对预算批复。',
};

/** A return by form as the schools of a county file it: confirmed by the head, reviewed line by line by the office. */
export class ReturnByForm {
  private readonly section: string;
  private readonly reporter: Actor;
  private readonly principal: Actor;

  constructor(
    private readonly play: Play,
    private readonly county: County,
    school: School,
  ) {
    this.section = school.sections[0]!.id;
    this.reporter = county.reporters.get(school.id)!.actor;
    this.principal = county.principals.get(school.id)!.actor;
  }

  /** Filed with one line wrong, confirmed, sent back for that line, filed again: all on the school's day. */
  async file(): Promise<void> {
    const director = this.county.people.director!.actor;
    await this.submit({ [slip.field]: slip.wrote });
    await this.ask(this.principal, { type: 'ConfirmReturn', version: 1 });
    await this.ask(director, { type: 'ClaimReview' });
    const fields = Object.keys(linesOfReturn()).filter((field) => field !== slip.field);
    await this.ask(director, {
      type: 'ReviewItems',
      version: 1,
      items: [
        ...fields.map((field) => ({ field, verdict: 'accepted' as const, reason: null })),
        { field: slip.field, verdict: 'returned', reason: slip.reason },
      ],
    });
    await this.ask(director, { type: 'ReturnSubmission', version: 1, reasons: [] });
    await this.submit();
    await this.ask(this.principal, { type: 'ConfirmReturn', version: 2 });
  }

  /** The reviewer sees the one line that changed, and accepts. */
  async accept(): Promise<void> {
    const director = this.county.people.director!.actor;
    await this.ask(director, { type: 'ClaimReview' });
    await this.ask(director, {
      type: 'ReviewItems',
      version: 2,
      items: [{ field: slip.field, verdict: 'accepted', reason: null }],
    });
    await this.ask(director, { type: 'AcceptFigures', version: 2 });
  }

  private async submit(changed: Readonly<Record<string, string>> = {}): Promise<void> {
    const entries = Object.fromEntries(
      Object.entries(linesOfReturn(changed)).map(([field, value]) => [field, { value, explanation: null }]),
    );
    const form = referenceOf(currentForm('section'));
    await this.ask(this.reporter, { type: 'SubmitReturn', form, entries, note: null });
  }

  private async ask(actor: Actor, command: SubmissionAsk): Promise<void> {
    const { dataYear } = this.county;
    await this.play.act(actor, (request) => new SubmissionRequest(this.section, dataYear, command, request));
  }
}
