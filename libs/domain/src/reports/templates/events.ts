import type { EventCatalogue, Evidence, Facts } from '@app/domain/kernel';

/** The bureau's own templates. One stream for each county and kind of paper, `<countyId>.<kind>`. */
export type TemplateEvent = Facts<{
  /** A template was checked and is used from now on, in the place of the one before. */
  TemplateUploaded: {
    countyId: string;
    kind: string;
    /** Edition of the form's names that it was checked against. */
    edition: number;
    /** The Word file. Always one. */
    file: readonly Evidence[];
  };
  /** The built-in form is used again. */
  TemplateTakenOutOfUse: { countyId: string; kind: string };
}>;

export const templateEvents: EventCatalogue<TemplateEvent> = {
  category: 'paper-template',
  versions: { TemplateUploaded: 1, TemplateTakenOutOfUse: 1 },
};
