import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Refusal, type Evidence, type Outcome, type Request } from '@app/domain/kernel';
import {
  numberTaken,
  paper,
  paperStreamId,
  template,
  templateStreamId,
  type MadePaper,
  type PaperBinding,
  type PaperCommand,
} from '@app/domain/reports';
import { EventStore } from '@app/event-store';
import { CommandExecutor, streamOf } from '../kernel/index.js';

/** What a paper is asked for: now, today and this school year, unless it says otherwise. */
export type PaperQuestion = Readonly<{
  kind: string;
  subjectId: string;
  dataYear?: string | undefined;
  /** The one adopted last, when absent. */
  standardId?: string | undefined;
  /** Only events up to and with this number in the log. */
  knownAt?: number | undefined;
  /** ISO date. */
  asOf?: string | undefined;
  answers?: Readonly<Record<string, string>> | undefined;
}>;

/** How far a paper is while it is made. */
export type PaperStep = 'gathering' | 'writing' | 'keeping';

/** What issuing a paper must know. Implemented over the read models, the desk and the store of files. */
export abstract class PaperFacts {
  /**
   * Where a question points. `at`: when it is asked.
   * @throws Refusal paper.unknown-kind, paper.not-subject, paper.before-first, report.*
   */
  abstract bound(asked: PaperQuestion, at: string): PaperBinding;
  /**
   * Gathers the values, prints them with that number and a fresh code, and keeps both; the log is signed as it is then. Null:
   * nothing was known of the subject.
   * @throws Refusal paper.*, StoreUnavailable; what signing throws when the log is not what was signed before
   */
  abstract made(
    bound: PaperBinding,
    number: number,
    at: string,
    told: (step: PaperStep) => void,
  ): Promise<MadePaper | null>;
}

/** Issues a paper. @param paperId of the new paper @param told how far it is */
export class IssuePaper {
  constructor(
    readonly paperId: string,
    readonly asked: PaperQuestion,
    readonly request: Request,
    readonly told: (step: PaperStep) => void = () => undefined,
  ) {}
}

/** A paper that lost its number while it was printed is printed again this often. */
const printings = 4;

@CommandHandler(IssuePaper)
export class IssuePaperHandler implements ICommandHandler<IssuePaper, Outcome> {
  constructor(
    private readonly commands: CommandExecutor,
    private readonly store: EventStore,
    private readonly facts: PaperFacts,
  ) {}

  async execute({ paperId, asked, request, told }: IssuePaper): Promise<Outcome> {
    const bound = this.facts.bound(asked, request.at);
    const id = paperStreamId(bound);
    const command: { -readonly [Key in keyof PaperCommand]: PaperCommand[Key] } = {
      type: 'IssuePaper',
      paperId,
      made: null,
    };
    // The last thing before the decision: a refused or repeated paper signs nothing and keeps no file.
    const make = async (): Promise<void> => {
      const past = await this.store.readStream(streamOf(request.tenant, paper.category, id));
      command.made = await this.facts.made(bound, past.length + 1, request.at, told);
    };
    for (let printing = 1; ; printing++) {
      try {
        return await this.commands.execute(paper, id, command, request, make);
      } catch (error) {
        if (!(error instanceof Refusal && error.code === numberTaken) || printing === printings) throw error;
      }
    }
  }
}

/** Uses a template that was checked and kept. */
export class UploadTemplate {
  constructor(
    readonly countyId: string,
    readonly kind: string,
    readonly edition: number,
    readonly file: Evidence,
    readonly request: Request,
  ) {}
}

@CommandHandler(UploadTemplate)
export class UploadTemplateHandler implements ICommandHandler<UploadTemplate, Outcome> {
  constructor(private readonly commands: CommandExecutor) {}

  execute({ countyId, kind, edition, file, request }: UploadTemplate): Promise<Outcome> {
    const command = { type: 'UploadTemplate', countyId, kind, edition, file } as const;
    return this.commands.execute(template, templateStreamId(countyId, kind), command, request);
  }
}

/** Uses the built-in form again. */
export class TakeTemplateOutOfUse {
  constructor(
    readonly countyId: string,
    readonly kind: string,
    readonly request: Request,
  ) {}
}

@CommandHandler(TakeTemplateOutOfUse)
export class TakeTemplateOutOfUseHandler implements ICommandHandler<TakeTemplateOutOfUse, Outcome> {
  constructor(private readonly commands: CommandExecutor) {}

  execute({ countyId, kind, request }: TakeTemplateOutOfUse): Promise<Outcome> {
    const command = { type: 'TakeTemplateOutOfUse', countyId, kind } as const;
    return this.commands.execute(template, templateStreamId(countyId, kind), command, request);
  }
}
