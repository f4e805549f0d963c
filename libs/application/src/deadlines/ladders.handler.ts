import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ladder, type LadderCommand } from '@app/domain/deadlines';
import type { Outcome, Request } from '@app/domain/kernel';
import { CommandExecutor } from '../kernel/index.js';

/** What may be asked of a county's ladder. */
export type LadderAsk = Omit<LadderCommand, 'countyId'>;

/** Adopts a county's own ladder of reminders. */
export class LadderRequest {
  constructor(
    readonly countyId: string,
    readonly command: LadderAsk,
    readonly request: Request,
  ) {}
}

@CommandHandler(LadderRequest)
export class LadderHandler implements ICommandHandler<LadderRequest, Outcome> {
  constructor(private readonly commands: CommandExecutor) {}

  execute({ countyId, command, request }: LadderRequest): Promise<Outcome> {
    return this.commands.execute(ladder, countyId, { ...command, countyId }, request);
  }
}
