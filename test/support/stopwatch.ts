/** A moment in which the whole machine stood still counts as no more than this. */
const most = 100;

/**
 * Milliseconds from now on, each time they are asked for, as this process lived through them: where a specification says that
 * something does not wait for long, a busy machine that stands still for a second is no such wait.
 */
export const stopwatch = (): (() => number) => {
  let [sum, last] = [0, performance.now()];
  const read = (): number => {
    const now = performance.now();
    sum += Math.min(now - last, most);
    last = now;
    return sum;
  };
  setInterval(read, 10).unref();
  return read;
};
