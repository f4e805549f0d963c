import { shown } from '@web/design/numbers';

const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/** A size as people say it: `7.0 MiB`. */
export const sizeText = (bytes: number, unit = 0): string =>
  bytes >= 1024 && unit < units.length - 1
    ? sizeText(bytes / 1024, unit + 1)
    : `${shown(String(bytes), unit === 0 ? 0 : 1)} ${units[unit]}`;
