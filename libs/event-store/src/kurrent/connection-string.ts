import { StoreUnavailable } from '../event-store.js';

/** Parameters that the client knows. It would print a connection string with any other, password and all. */
const known = [
  'tls',
  'tlsCAFile',
  'tlsVerifyCert',
  'nodePreference',
  'defaultDeadline',
  'keepAliveInterval',
  'keepAliveTimeout',
  'maxDiscoverAttempts',
  'discoveryInterval',
  'gossipTimeout',
  'userCertFile',
  'userKeyFile',
  'connectionName',
];

/** Name and password of a checked connection string, as they are; undefined when it has none. */
export const credentialsIn = (checked: string): Readonly<{ username: string; password: string }> | undefined => {
  const [, username, password] = /^[^:]+:\/\/([^:@/]+):([^:@/]+)@/.exec(checked) ?? [];
  if (username === undefined || password === undefined) return undefined;
  return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
};

const wrong = (problem: string): StoreUnavailable =>
  new StoreUnavailable(`KURRENTDB_URL 的连接串不正确：${problem}程序没有启动。`, 'away');

/**
 * A connection string that is safe to hand on, with what we want where it says nothing. What is wrong is named; no part
 * of the string is repeated, since it holds a password.
 * @throws StoreUnavailable
 */
export const checkedConnectionString = (text: string): string => {
  const [, hosts, query = ''] =
    /^(?:kurrentdb|kurrent|kdb)(?:\+discover)?:\/\/(?:[^:@/?\s]+:[^:@/?\s]+@)?([^@/?\s]+)\/?(?:\?(.*))?$/.exec(
      text.trim(),
    ) ?? [];
  if (hosts === undefined)
    throw wrong('应形如 kurrentdb://用户名:口令@主机:2113?tls=true，用户名与口令中的特殊字符须按网址规则转义。');
  if (!hosts.split(',').every((host) => /^[\w.-]+(?::\d{1,5})?$/.test(host))) throw wrong('主机名或端口号写法有误。');
  const parameters = new Map<string, string>();
  for (const pair of query === '' ? [] : query.split('&')) {
    const [name = '', value = ''] = pair.split('=');
    const ours = known.find((one) => one.toLowerCase() === name.toLowerCase());
    if (ours === undefined || value === '') throw wrong(`第 ${parameters.size + 1} 个参数不认识或没有取值。`);
    parameters.set(ours, value);
  }
  // The first read of a process waits for one such interval: the default is half a second.
  if (!parameters.has('discoveryInterval')) parameters.set('discoveryInterval', '50');
  const rest = [...parameters].map(([name, value]) => `${name}=${value}`).join('&');
  return `${text.trim().split('?')[0]!.replace(/\/+$/, '')}?${rest}`;
};
