import type { Permission } from '@web/session/session';

/** What the place 系统 holds. */
export type SystemTab = Readonly<{
  key: 'organizations' | 'accounts' | 'standards' | 'deadlines' | 'health' | 'backups' | 'channels';
  path: string;
  needs: readonly Permission[];
}>;

/** In their order; each is shown to whoever may read it. */
export const systemTabs: readonly SystemTab[] = [
  { key: 'organizations', path: '/system/organizations', needs: ['organizations.read'] },
  { key: 'accounts', path: '/system/accounts', needs: ['access.read'] },
  { key: 'standards', path: '/system/standards', needs: ['standards.read'] },
  { key: 'deadlines', path: '/system/deadlines', needs: ['deadlines.read'] },
  { key: 'health', path: '/system/health', needs: ['operations.health'] },
  { key: 'backups', path: '/system/backups', needs: ['operations.backup'] },
  { key: 'channels', path: '/system/channels', needs: ['operations.channels'] },
];
