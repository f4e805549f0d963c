import { toValue, watchEffect, type MaybeRefOrGetter } from 'vue';

/** Names the window after the page, as long as the page is open. */
export const useTitle = (title: MaybeRefOrGetter<string>): void => {
  watchEffect(() => {
    document.title = toValue(title);
  });
};
