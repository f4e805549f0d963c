import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { dayOf, type Outcome, type Request } from '@app/domain/kernel';
import { countyRecord, standard, type CountyRecordCommand, type StandardCommand } from '@app/domain/standards';
import { CommandExecutor, KeptEvidence } from '../kernel/index.js';
import { StandardFacts } from './facts.js';

type BareStandard<Command> = Command extends StandardCommand ? Omit<Command, 'unitId'> : never;
type BareRecord<Command> =
  Command extends Exclude<CountyRecordCommand, { type: 'ExpireExemption' }>
    ? Omit<Command, 'countyId' | 'dataYear' | 'section' | 'elsewhere'>
    : never;

/** What may be asked of a unit's adoptions. */
export type StandardAsk = BareStandard<StandardCommand>;
/** What may be asked of a county's record of one school year. */
export type CountyRecordAsk = BareRecord<CountyRecordCommand>;

/** Adopts or withdraws a standard for a county, or for a city and thereby its counties. */
export class StandardRequest {
  constructor(
    readonly unitId: string,
    readonly command: StandardAsk,
    readonly request: Request,
  ) {}
}

/** Records what is judged of a county itself. `dataYear` is a school year: `2024-2025`. */
export class CountyRecordRequest {
  constructor(
    readonly countyId: string,
    readonly dataYear: string,
    readonly command: CountyRecordAsk,
    readonly request: Request,
  ) {}
}

@CommandHandler(StandardRequest)
export class StandardHandler implements ICommandHandler<StandardRequest, Outcome> {
  constructor(private readonly commands: CommandExecutor) {}

  execute({ unitId, command, request }: StandardRequest): Promise<Outcome> {
    return this.commands.execute(standard, unitId, { ...command, unitId }, request);
  }
}

@CommandHandler(CountyRecordRequest)
export class CountyRecordHandler implements ICommandHandler<CountyRecordRequest, Outcome> {
  constructor(
    private readonly commands: CommandExecutor,
    private readonly evidence: KeptEvidence,
    private readonly facts: StandardFacts,
  ) {}

  execute({ countyId, dataYear, command, request }: CountyRecordRequest): Promise<Outcome> {
    const completed = this.completed({ ...command, countyId, dataYear }, request);
    const check = () => this.evidence.check(command, request);
    return this.commands.execute(countyRecord, `${countyId}.${dataYear}`, completed, request, check);
  }

  private completed(
    command: CountyRecordAsk & { countyId: string; dataYear: string },
    { at }: Request,
  ): CountyRecordCommand {
    if (command.type !== 'GrantExemption') return command;
    const day = command.effectiveAt ?? dayOf(at);
    const section = this.facts.countyOfSection(command.sectionId, day);
    const elsewhere = this.facts.exemptedElsewhere(command, day);
    return { ...command, section, elsewhere };
  }
}
