import type { RouteRecordRaw } from 'vue-router';

/** Signing in, and one's own account. */
export const accessPages: RouteRecordRaw[] = [
  {
    path: '/sign-in',
    component: () => import('./sign-in-page.vue'),
    meta: { title: 'access.signIn.title', texts: ['access'], open: true },
  },
  {
    path: '/me',
    component: () => import('./my-account-page.vue'),
    meta: { title: 'access.me.title', texts: ['access'] },
  },
  {
    path: '/me/password',
    component: () => import('./password-page.vue'),
    meta: { title: 'access.password.title', texts: ['access'] },
  },
];
