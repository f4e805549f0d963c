/** Where the parts of the cluster are on this machine. */
export type ProxyPorts = Readonly<{ site: number; workers: number; nodes: readonly number[] }>;

const replaced = (text: string, from: RegExp, to: string): string => {
  if (!from.test(text)) throw new Error(`deploy/haproxy.cfg has no ${String(from)} any more`);
  return text.replaceAll(new RegExp(from, 'g'), to);
};

/**
 * The very configuration that is deployed, with this machine's ports instead of the containers' names. What it decides
 * (checks, retries, who is sent what) is not touched. @throws Error when the file is not as it was
 */
export const proxyConfig = (deployed: string, { site, workers, nodes }: ProxyPorts): string => {
  const ports = replaced(
    replaced(deployed, /bind :8080/, `bind 127.0.0.1:${site}`),
    /bind :8081/,
    `bind 127.0.0.1:${workers}`,
  );
  return nodes.reduce(
    (text, port, index) => replaced(text, new RegExp(`api${index + 1}:3000`), `127.0.0.1:${port}`),
    ports,
  );
};
