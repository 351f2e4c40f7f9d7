/** Lets the page be used without a network from the next time on; says so once it can be. */
export async function prepareOffline(ready: () => void): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const known = navigator.serviceWorker.controller !== null;
  try {
    await navigator.serviceWorker.register('./sw.js', { scope: './' });
    await navigator.serviceWorker.ready;
    document.documentElement.dataset['offline'] = 'ready';
    if (!known) ready();
  } catch {
    // Without it the page needs a network the next time, and is the same in all else.
  }
}
