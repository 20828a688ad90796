/** Loaded into a process before it starts: at its end it writes which modules of Node it has loaded, to the file in `?to=`. */
import { writeFileSync } from 'node:fs';

const file = new URL(import.meta.url).searchParams.get('to');
process.on('exit', () => writeFileSync(file, process.moduleLoadList.join('\n')));
