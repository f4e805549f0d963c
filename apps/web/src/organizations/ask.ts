import type { Schemas } from '@app/api-client';
import { client } from '@web/server/client';

/** One act about a unit with what it says. */
export type UnitAsk =
  | Readonly<{ act: 'rename'; body: Schemas['RenameUnitDto'] }>
  | Readonly<{ act: 'move'; body: Schemas['MoveUnitDto'] }>
  | Readonly<{ act: 'merge'; body: Schemas['MergeUnitDto'] }>
  | Readonly<{ act: 'split'; body: Schemas['SplitUnitDto'] }>
  | Readonly<{ act: 'close'; body: Schemas['CloseUnitDto'] }>;

/** Sends an act to its own route. */
export const askAbout = (id: string, ask: UnitAsk, header: { 'Idempotency-Key': string }) => {
  const params = { path: { id }, header };
  switch (ask.act) {
    case 'rename':
      return client.POST('/api/organizations/units/{id}/name', { params, body: ask.body });
    case 'move':
      return client.POST('/api/organizations/units/{id}/parent', { params, body: ask.body });
    case 'merge':
      return client.POST('/api/organizations/units/{id}/merger', { params, body: ask.body });
    case 'split':
      return client.POST('/api/organizations/units/{id}/split', { params, body: ask.body });
    case 'close':
      return client.POST('/api/organizations/units/{id}/closure', { params, body: ask.body });
  }
};
