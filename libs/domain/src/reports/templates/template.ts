import { evidenceOf, Refusal, type Commands, type Decider, type Evidence } from '@app/domain/kernel';
import type { TemplateEvent } from './events.js';

/** Stream id `<countyId>.<kind>`. `file`: checked and kept; null until it has been. */
export type TemplateCommand = Commands<{
  UploadTemplate: { countyId: string; kind: string; edition: number; file: Evidence | null };
  TakeTemplateOutOfUse: { countyId: string; kind: string };
}>;

/** The template in use; null: the built-in form. */
export type TemplateState = Readonly<{ used: Readonly<{ hash: string; edition: number }> | null }>;

/** Stream id of a county's templates of a kind. */
export const templateStreamId = (countyId: string, kind: string): string => `${countyId}.${kind}`;

/** Which template a county's papers of a kind are printed by. */
export const template: Decider<TemplateCommand, TemplateEvent, TemplateState> = {
  category: 'paper-template',
  initial: { used: null },
  evolve: (_, { type, data }) =>
    type === 'TemplateUploaded' ? { used: { hash: data.file[0]!.hash, edition: data.edition } } : { used: null },
  decide(command, { used }) {
    const { countyId, kind } = command;
    if (command.type === 'TakeTemplateOutOfUse') {
      if (used === null) throw new Refusal('template.none');
      return [{ type: 'TemplateTakenOutOfUse', data: { countyId, kind } }];
    }
    if (command.file === null) throw new Refusal('template.empty', {}, 'invalid');
    const { edition } = command;
    if (used?.hash === command.file.hash && used.edition === edition) throw new Refusal('template.in-use');
    return [{ type: 'TemplateUploaded', data: { countyId, kind, edition, file: evidenceOf([command.file]) } }];
  },
};
