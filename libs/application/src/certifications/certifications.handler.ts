import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { certification, certificationId, type CertificationCommand } from '@app/domain/certifications';
import { dayOf, type Outcome, type Request } from '@app/domain/kernel';
import { EventStore } from '@app/event-store';
import { CommandExecutor, KeptEvidence, presentState } from '../kernel/index.js';
import { CertificationFacts } from './facts.js';

type Bare<Command> = Command extends CertificationCommand
  ? Omit<Command, 'countyId' | 'standardId' | 'computed' | 'offices' | 'calendar'>
  : never;

/** What may be asked of a county's way, before the facts that it rests on are gathered. */
export type CertificationAsk = Bare<CertificationCommand>;

/** Asks something of a county's way to being certified under a standard. */
export class CertificationRequest {
  constructor(
    readonly countyId: string,
    readonly standardId: string,
    readonly command: CertificationAsk,
    readonly request: Request,
  ) {}
}

@CommandHandler(CertificationRequest)
export class CertificationHandler implements ICommandHandler<CertificationRequest, Outcome> {
  constructor(
    private readonly commands: CommandExecutor,
    private readonly store: EventStore,
    private readonly evidence: KeptEvidence,
    private readonly facts: CertificationFacts,
  ) {}

  async execute({ countyId, standardId, command, request }: CertificationRequest): Promise<Outcome> {
    const id = certificationId(countyId, standardId);
    const completed = await this.completed({ countyId, standardId }, command, request);
    return this.commands.execute(certification, id, completed, request, () => this.evidence.check(command, request));
  }

  private async completed(
    of: Readonly<{ countyId: string; standardId: string }>,
    command: CertificationAsk,
    request: Request,
  ): Promise<CertificationCommand> {
    const day = command.effectiveAt ?? dayOf(request.at);
    switch (command.type) {
      case 'SubmitSelfAssessment':
      case 'FileApplication': {
        const { dataYear } = command;
        return { ...command, ...of, computed: this.facts.computed({ ...of, dataYear }, day) };
      }
      case 'ConcludeStep': {
        const present = await presentState(
          this.store,
          certification,
          request.tenant,
          certificationId(of.countyId, of.standardId),
        );
        const dataYear = 'dataYear' in present ? present.dataYear : '';
        const computed = this.facts.computed({ ...of, dataYear }, day);
        return { ...command, ...of, computed, offices: this.offices(of.countyId, request, day) };
      }
      case 'PostNotice': {
        const offices = this.offices(of.countyId, request, day);
        return { ...command, ...of, calendar: this.facts.calendar(), offices };
      }
      case 'AnswerObjection':
      case 'EndNotice':
      case 'ConcludeReexamination':
      case 'ReceiveObjection':
      case 'RevokeCertification':
        return { ...command, ...of, offices: this.offices(of.countyId, request, day) };
      case 'RecordBasicBalance':
      case 'ReceiveFeedback':
      case 'ReportRectification':
        return { ...command, ...of };
    }
  }

  private offices(countyId: string, { actor }: Request, day: string) {
    return this.facts.offices(countyId, actor.unit, day);
  }
}
