import type { RouteRecordRaw } from 'vue-router';

/** What one is told, and how a county tells. */
export const notificationPages: RouteRecordRaw[] = [
  {
    path: '/inbox',
    component: () => import('./inbox-page.vue'),
    meta: { title: 'notifications.title', texts: ['notifications', 'todo'] },
  },
  {
    path: '/system/channels',
    component: () => import('./channels-page.vue'),
    meta: {
      title: 'notifications.channels.title',
      texts: ['notifications', 'operations'],
      needs: ['operations.channels'],
    },
  },
];
