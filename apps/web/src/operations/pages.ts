import type { RouteRecordRaw } from 'vue-router';

/** The place 系统, and how the machine does. */
export const operationsPages: RouteRecordRaw[] = [
  {
    path: '/system',
    component: () => import('./system-home.vue'),
    meta: {
      title: 'operations.title',
      texts: ['operations'],
      needs: ['access.read', 'organizations.register', 'operations.health', 'standards.adopt'],
    },
  },
  {
    path: '/system/health',
    component: () => import('./health-page.vue'),
    meta: { title: 'operations.title', texts: ['operations'], needs: ['operations.health'] },
  },
  {
    path: '/system/backups',
    component: () => import('./backups-page.vue'),
    meta: { title: 'operations.title', texts: ['operations'], needs: ['operations.backup'] },
  },
];
