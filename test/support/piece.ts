import { createPinia } from 'pinia';
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query';
import { mount, type VueWrapper } from '@vue/test-utils';
import type { Component } from 'vue';
import { createI18n } from 'vue-i18n';
import { createMemoryHistory, createRouter } from 'vue-router';

type Texts = Record<string, unknown>;

/** Mounts one component as a page would, with its texts in Chinese, attached to the document so that focus works. */
export const mountPiece = (piece: Component, props: Record<string, unknown>, texts: Texts): VueWrapper =>
  mount(piece, {
    props,
    attachTo: document.body,
    global: {
      plugins: [
        createPinia(),
        createI18n<false>({ legacy: false, locale: 'zh-CN', messages: { 'zh-CN': texts as never } }),
        createRouter({
          history: createMemoryHistory(),
          routes: [{ path: '/:rest(.*)*', component: { template: '' } }],
        }),
        [VueQueryPlugin, { queryClient: new QueryClient({ defaultOptions: { queries: { retry: false } } }) }],
      ],
    },
  });
