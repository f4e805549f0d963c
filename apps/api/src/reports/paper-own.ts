import { permits, type Grant, type Permission } from '@app/domain/access';
import { Refusal } from '@app/domain/kernel';
import type { PaperForm } from '@app/domain/reports';

/** Whether somebody in this chair may preview or issue a kind: all kinds in the bureau's, elsewhere the unit's own. */
const mayIn = (role: Grant['role'], permission: Permission, { own }: PaperForm): boolean =>
  permits(role, permission) && (own === true || permits(role, 'reports.read'));

/** Whether one of a person's grants lets them preview a kind somewhere. */
export const mayPreview = (grants: readonly Grant[], form: PaperForm): boolean =>
  grants.some(({ role }) => mayIn(role, 'papers.preview', form));

/** Whether somebody in this chair would not be refused a kind, as `checkOwn` does. */
export const isOwn = (role: string, permission: 'papers.preview' | 'papers.issue', form: PaperForm): boolean =>
  mayIn(role as Grant['role'], permission, form);

/** @throws Refusal paper.not-own for a unit that asks for a paper of the bureau's */
export const checkOwn = (role: string, permission: 'papers.preview' | 'papers.issue', form: PaperForm): void => {
  if (!isOwn(role, permission, form)) throw new Refusal('paper.not-own', { name: form.name }, 'forbidden');
};
