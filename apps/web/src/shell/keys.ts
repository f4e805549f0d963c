import { onBeforeUnmount, ref } from 'vue';
import { useRouter } from 'vue-router';

/** The box for searching and jumping is open. */
export const paletteOpen = ref(false);

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Moves focus over the rows of the page that say so (`data-row`), as `j` and `k` do. */
const step = (by: number): void => {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const now = rows.findIndex((row) => row === document.activeElement || row.contains(document.activeElement));
  rows[Math.min(rows.length - 1, Math.max(0, now + by))]?.focus();
};

/** The keys that every page has; each is also a visible control. */
export const useKeys = (): void => {
  const router = useRouter();
  const press = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      paletteOpen.value = true;
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const act = {
      '/': () => (paletteOpen.value = true),
      j: () => step(1),
      k: () => step(-1),
      '?': () => void router.push('/help#keys'),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  addEventListener('keydown', press);
  onBeforeUnmount(() => removeEventListener('keydown', press));
};
