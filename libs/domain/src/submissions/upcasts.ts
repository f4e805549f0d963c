import type { Upcast } from '@app/domain/kernel';

/** Before there were forms, figures were filed bare. */
const bare = (data: object) => ({ ...data, form: null, entries: {}, check: null });

/** Version 2 has the form's entries beside the figures. */
export const submissionUpcasts: Readonly<Record<string, Upcast>> = {
  'FiguresSubmitted@1': bare,
  'CorrectionProposed@1': bare,
};
