import { figureLabel } from '@app/domain/indicators';
import { fieldOf, forms } from '@app/domain/submissions';

/** What a field of a return is called on its form; a bare total by the figure's own name. */
export const fieldLabel = (code: string): string =>
  forms.map((form) => fieldOf(form, code)?.label).find((label) => label !== undefined) ?? figureLabel(code);
