import { computed, onBeforeUnmount, ref, watch, type Ref } from 'vue';
import { useScreen } from '@web/design/screen';

/** Milliseconds that a step stays. */
const stay = 2500;

/**
 * Steps through `count` pictures: by hand, or one after another until the last. Whoever asked their machine for less motion
 * steps by hand. Keys: space plays and stops, the arrows step, Home and End go to either end.
 */
export const usePlayer = (at: Ref<number>, count: () => number) => {
  const still = useScreen('(prefers-reduced-motion: reduce)');
  const playing = ref(false);
  const last = computed(() => Math.max(0, count() - 1));
  const go = (to: number): void => {
    at.value = Math.min(last.value, Math.max(0, to));
  };
  const stop = (): void => {
    playing.value = false;
  };
  const step = (by: number): void => {
    stop();
    go(at.value + by);
  };
  const toggle = (): void => {
    if (still.value) return;
    // From the end it begins again.
    if (!playing.value && at.value >= last.value) go(0);
    playing.value = !playing.value;
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch([playing, at, still], () => {
    clearTimeout(timer);
    if (still.value) stop();
    if (!playing.value) return;
    if (at.value >= last.value) stop();
    else timer = setTimeout(() => go(at.value + 1), stay);
  });
  const press = (event: KeyboardEvent): void => {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    const busy = target instanceof HTMLElement && target.closest('input, select, textarea, button, a, summary, table');
    if (ctrlKey || metaKey || altKey || busy) return;
    const act = {
      ' ': toggle,
      ArrowLeft: () => step(-1),
      ArrowRight: () => step(1),
      Home: () => step(-last.value),
      End: () => step(last.value),
    }[key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  addEventListener('keydown', press);
  onBeforeUnmount(() => {
    clearTimeout(timer);
    removeEventListener('keydown', press);
  });
  return { still, playing, last, step, toggle, go };
};
