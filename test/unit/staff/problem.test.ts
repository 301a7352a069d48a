import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { methodProblem, notFoundProblem, problemResponse, thrownProblem } from '../../../functions/lib/problem.ts';
import { Problem, problemCodes, problems } from '../../../shared/contract/problems.ts';

const app = new Hono<{ Variables: { requestId: string } }>();
app.use(async (c, next) => {
  c.set('requestId', 'request-7');
  await next();
});
app.onError(thrownProblem);
app.notFound(notFoundProblem);
for (const code of problemCodes) app.get(`/code/${code}`, (c) => problemResponse(c, { code }));
app.get('/fields', (c) =>
  problemResponse(c, { code: 'request/invalid', detail: 'why', fields: [{ pointer: '/name', code: 'required' }] }),
);
app.get('/bug', () => {
  throw new TypeError('the patient 张三 cannot be read');
});
app.get('/outage', () => {
  throw Object.assign(new Error('slow down'), { name: 'ThrottlingException' });
});
app.get('/taken', (c) => c.text('taken'));
app.all('/taken', (c) => methodProblem(c, ['GET']));

let warnings: string[];
let errors: string[];

beforeEach(() => {
  warnings = [];
  errors = [];
  vi.spyOn(console, 'warn').mockImplementation((line: unknown) => warnings.push(String(line)));
  vi.spyOn(console, 'error').mockImplementation((line: unknown) => errors.push(String(line)));
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('a problem', () => {
  it.each(problemCodes)('%s has the status and the body of the registry', async (code) => {
    const answer = await app.request(`/code/${code}`);
    expect(answer.status).toBe(problems[code].status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(Problem.parse(await answer.json())).toEqual({
      type: `urn:huiyin:problem:${code}`,
      code,
      title: problems[code].title,
      status: problems[code].status,
      requestId: 'request-7',
    });
  });

  it('names fields and a detail where there are some', async () => {
    const body = Problem.parse(await (await app.request('/fields')).json());
    expect(body).toMatchObject({ detail: 'why', fields: [{ pointer: '/name', code: 'required' }] });
  });

  it('of the caller is logged as one warning, of ours as one error', async () => {
    await app.request('/code/session/required');
    expect(warnings.map((line) => JSON.parse(line))).toEqual([
      { level: 'warn', requestId: 'request-7', method: 'GET', status: 401, code: 'session/required' },
    ]);
    expect(errors).toEqual([]);

    await app.request('/code/service/unavailable');
    expect(warnings).toHaveLength(1);
    expect(errors.map((line) => JSON.parse(line))).toMatchObject([{ level: 'error', status: 503 }]);
  });

  it('is what a thrown error becomes, without its message', async () => {
    const answer = await app.request('/bug');
    expect(answer.status).toBe(500);
    expect(Problem.parse(await answer.json()).code).toBe('service/bug');
    expect(errors).toHaveLength(2);
    expect(errors[0]).toContain('"error":"TypeError"');
    expect(errors[0]).toContain('problem.test.ts');
    expect(errors.join()).not.toContain('张三');
  });

  it('is an outage where a service we use is at fault', async () => {
    const answer = await app.request('/outage');
    expect(answer.status).toBe(503);
    expect(Problem.parse(await answer.json()).code).toBe('service/unavailable');
  });

  it('answers unknown paths and methods', async () => {
    expect((await app.request('/nowhere')).status).toBe(404);
    const answer = await app.request('/taken', { method: 'PUT' });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET');
  });
});
