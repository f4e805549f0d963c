import { rmSync } from 'node:fs';
import { dirname } from 'node:path';

export default () => rmSync(dirname(process.env.HENGJIAN_WEB_DEMO), { recursive: true, force: true });
