import { RectificationRequest, type RectificationAsk } from '@app/application/rectifications';
import type { Actor, Evidence, Outcome } from '@app/domain/kernel';
import type { Play } from './play.js';

/** Files proof into the attachments and answers what an event keeps of it. */
export type Prove = (what: string) => Promise<Evidence>;

/** Who does what in the life of one issue. */
export type Hands = Readonly<{ director: Actor; inspector: Actor; reporter: Actor; head: Actor }>;

/** The steps of one issue, each by the person whose step it is. */
export class IssueActs {
  constructor(
    private readonly play: Play,
    private readonly prove: Prove,
    readonly issueId: string,
    private readonly hands: Hands,
  ) {}

  /** The same issue in other hands: after a reassignment, or with another inspector. */
  with(hands: Partial<Hands>): IssueActs {
    return new IssueActs(this.play, this.prove, this.issueId, { ...this.hands, ...hands });
  }

  by(actor: Actor, command: RectificationAsk): Promise<Outcome> {
    return this.play.act(actor, (request) => new RectificationRequest(this.issueId, command, request));
  }

  assign(noticeNumber: string, leadUnitId: string, dueDate: string, supportingUnitIds: readonly string[] = []) {
    return this.by(this.hands.director, {
      type: 'AssignRectification',
      noticeNumber,
      leadUnitId,
      supportingUnitIds,
      dueDate,
    });
  }

  acknowledge() {
    return this.by(this.hands.head, { type: 'AcknowledgeRectification' });
  }

  plan(goal: string, measures: string, steps: readonly Readonly<{ text: string; dueDate: string }>[]) {
    return this.by(this.hands.reporter, {
      type: 'SubmitRectificationPlan',
      goal,
      measures,
      steps,
      responsibleAccountId: this.hands.head.id,
    });
  }

  approvePlan() {
    return this.by(this.hands.director, { type: 'ApproveRectificationPlan' });
  }

  returnPlan(reason: string) {
    return this.by(this.hands.director, { type: 'ReturnRectificationPlan', reason });
  }

  async progress(text: string, percent: number, effectiveAt?: string) {
    const evidence = [await this.prove(text)];
    return this.by(this.hands.reporter, {
      type: 'ReportProgress',
      text,
      percent,
      evidence,
      ...(effectiveAt !== undefined && { effectiveAt }),
    });
  }

  approveReport(report: string) {
    return this.by(this.hands.head, { type: 'ApproveRectificationReport', report });
  }

  async requestClosure(statement: string, rectifiedOn: string) {
    const evidence = [await this.prove(statement)];
    return this.by(this.hands.head, { type: 'RequestClosure', statement, evidence, rectifiedOn });
  }

  async verify(on: string, finding: string, adequate: boolean) {
    const evidence = [await this.prove(finding)];
    return this.by(this.hands.inspector, { type: 'VerifyOnSite', on, finding, evidence, adequate });
  }

  reject(reworkRequirement: string) {
    return this.by(this.hands.inspector, { type: 'RejectClosure', reworkRequirement });
  }

  close() {
    return this.by(this.hands.inspector, { type: 'CloseIssue' });
  }

  async reopen(reason: string) {
    const evidence = [await this.prove(reason)];
    return this.by(this.hands.inspector, { type: 'ReopenIssue', reason, evidence });
  }

  requestLongTerm(
    expectedOn: string,
    stages: readonly Readonly<{ goal: string; reviewOn: string }>[],
    reason: string,
    progress: string,
  ) {
    return this.by(this.hands.head, { type: 'RequestLongTerm', expectedOn, stages, reason, progress });
  }

  answerSlip(answer: string, forecast: string) {
    return this.by(this.hands.head, { type: 'AnswerRung', answer, forecast });
  }

  /** The clock looks at this issue on every day on which something of it is due, through a day (ISO date). */
  watched(through: string): Promise<void> {
    return this.play.watched(`issue/${this.issueId}`, through);
  }

  requestExtension(requestedDate: string, reason: string, progress: string, forecast: string) {
    return this.by(this.hands.head, { type: 'RequestExtension', requestedDate, reason, progress, forecast });
  }
}
