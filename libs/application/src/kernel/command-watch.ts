import type { Outcome, Request } from '@app/domain/kernel';
import type { Appended } from '@app/event-store';

/** Looks on while commands are carried out, and changes nothing: what the work answers or throws goes through. */
export abstract class CommandWatch {
  /** Around a command of this type, from its arrival to its outcome. */
  abstract command(type: string, request: Request, work: () => Promise<Outcome>): Promise<Outcome>;
  /** Around one append of it to this stream; a lost race is another. */
  abstract append(request: Request, stream: string, work: () => Promise<Appended>): Promise<Appended>;
}
