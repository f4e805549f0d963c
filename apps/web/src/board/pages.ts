import type { RouteRecordRaw } from 'vue-router';

/** 大屏: the county on one screen, without bars. */
export const boardPages: RouteRecordRaw[] = [
  {
    path: '/board',
    component: () => import('./board-page.vue'),
    meta: { title: 'board.title', texts: ['board'], needs: ['indicators.read'], frame: 'bare' },
  },
];
