import { median } from '../measure.js';
import { rounds, type Desk } from './desk.js';

/** 10 Mbit/s with 40 ms to the server and back. */
const line = { offline: false, latency: 40, downloadThroughput: 1_250_000, uploadThroughput: 1_250_000 };

/** The landing page from nothing over a slow line: until its first thing to do is there, and what was sent until then. */
export const firstLoad = async (desk: Desk) => {
  const [times, sizes]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    const page = await desk.window();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', line);
    const urls = new Map<string, string>();
    let bytes = 0;
    devtools.on('Network.responseReceived', ({ requestId, response }) => urls.set(requestId, response.url));
    devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (/\.(js|css)$/.test(urls.get(requestId) ?? '')) bytes += encodedDataLength;
    });
    const start = performance.now();
    await page.goto('/', { waitUntil: 'commit' });
    await page.locator('.todo-item a').first().waitFor();
    times.push(performance.now() - start);
    await page.waitForLoadState('networkidle').catch(() => undefined);
    sizes.push(bytes / 1024);
    await page.context().close();
  }
  return {
    name: 'page-first-load',
    unit: 'ms',
    value: median(times),
    limit: null,
    ratio: null,
    more: { highest: Math.max(...times), scriptAndStyleKiB: median(sizes) },
  };
};
