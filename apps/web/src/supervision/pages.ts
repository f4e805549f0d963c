import type { RouteRecordRaw } from 'vue-router';

/** 督办: the board of what is late, the scoreboard, the slips on paper, and the ladder that a county works to. */
export const supervisionPages: RouteRecordRaw[] = [
  {
    path: '/supervision',
    component: () => import('./board-page.vue'),
    meta: {
      title: 'supervision.title',
      texts: ['supervision', 'rectifications'],
      needs: ['rectification.read'],
      past: ['rectification.read'],
    },
  },
  {
    path: '/supervision/scoreboard',
    component: () => import('./scoreboard/scoreboard-page.vue'),
    meta: {
      title: 'scoreboard.title',
      texts: ['scoreboard'],
      needs: ['rectification.read'],
      past: ['rectification.read'],
    },
  },
  {
    path: '/supervision/scoreboard/lines',
    component: () => import('./scoreboard/lines-page.vue'),
    meta: {
      title: 'scoreboard.title',
      texts: ['scoreboard', 'rectifications'],
      needs: ['rectification.read'],
      past: ['rectification.read'],
    },
  },
  {
    path: '/supervision/ladder',
    component: () => import('./ladder-page.vue'),
    meta: {
      title: 'supervision.ladder.title',
      texts: ['supervision'],
      needs: ['rectification.adopt-ladder', 'rectification.remind'],
      past: ['rectification.read'],
    },
  },
  {
    path: '/supervision/issues/:id/slips/:sequence',
    component: () => import('./slip-page.vue'),
    props: true,
    meta: {
      title: 'supervision.slip.title',
      texts: ['supervision', 'rectifications'],
      needs: ['rectification.read'],
      past: ['audit.replay'],
    },
  },
];
