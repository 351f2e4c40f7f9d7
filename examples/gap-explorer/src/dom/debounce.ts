/** Calls once, so many milliseconds after the last time it was asked to. */
export function debounce<A extends readonly unknown[]>(wait: number, call: (...args: A) => void): (...args: A) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => call(...args), wait);
  };
}
