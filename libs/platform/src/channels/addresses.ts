import { BlockList, isIP } from 'node:net';

/** Networks that are no public endpoint: this machine, the house, link-local, and what is mapped onto them. */
const inside: readonly (readonly [network: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
];

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

const listOf = (networks: readonly (readonly [string, number])[]): BlockList => {
  const list = new BlockList();
  for (const [network, prefix] of networks) list.addSubnet(network, prefix, familyOf(network));
  return list;
};

const blocked = listOf(inside);

/** Whether a text is an address (`10.1.2.3`) or a network (`10.1.0.0/16`). */
export const isNetwork = (text: string): boolean => {
  const [address, prefix, ...rest] = text.split('/');
  const family = isIP(address ?? '');
  if (family === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 6 ? 128 : 32));
};

/** Tells addresses that may be called from those that may not. @param allowed networks inside that are meant all the same */
export const callable = (allowed: readonly string[]): ((address: string) => boolean) => {
  const meant = listOf(
    allowed.map((text) => {
      const [address = '', prefix] = text.split('/');
      return [address, prefix === undefined ? (isIP(address) === 6 ? 128 : 32) : Number(prefix)] as const;
    }),
  );
  return (address) => {
    if (isIP(address) === 0) return false;
    const family = familyOf(address);
    return meant.check(address, family) || !blocked.check(address, family);
  };
};
