// Prints the closing line of a run and fails when a test or a check failed, or when no test was run at all.
import { readFileSync } from 'node:fs';

const [file, check, test] = process.argv.slice(2);
let passed = 0;
let failed = 0;
try {
  const report = JSON.parse(readFileSync(file, 'utf8'));
  passed = report.numPassedTests;
  failed = report.numFailedTests;
} catch {
  console.error('There is no report of the tests.');
}
if (check === '0') passed += 1;
else failed += 1;
if (failed === 0 && (test !== '0' || passed < 2)) failed = 1;
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
