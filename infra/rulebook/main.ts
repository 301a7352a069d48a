import { run } from './run.ts';

const { out, errors, code } = run(process.argv.slice(2), new Date());
for (const line of out) console.log(line);
for (const line of errors) console.error(line);
process.exitCode = code;
