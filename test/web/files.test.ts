import { describe, expect, test } from 'vitest';
import { FileStatus } from '../../shared/contract/files.ts';
import type { FollowView } from '../../shared/contract/public.ts';
import { instantOf } from '../../shared/kernel/time.ts';
import { AttachForm } from '../../web/intake/attach-form.tsx';
import { Timeline } from '../../web/intake/timeline.tsx';
import { uploadWords } from '../../web/words/intake/uploads.ts';

const entry = (status: FileStatus): FollowView['timeline'][number] => ({
  at: instantOf(Date.UTC(2026, 10, 23, 2)),
  type: 'ComplaintSupplemented',
  by: 'complainant',
  attachments: [{ id: '0'.repeat(26), name: '病房.jpg', mediaType: 'image/jpeg', bytes: 2048, status }],
});

const rendered = async (element: ReturnType<typeof AttachForm>): Promise<string> => (await element).toString();

describe.each(['zh-CN', 'en'] as const)('a file on the page of its complaint, in %s', (language) => {
  test.each(FileStatus.options)('that is %s', async (status) => {
    const page = await rendered(Timeline({ entries: [entry(status)], language, timeZone: 'Asia/Shanghai' }));
    expect(page).toContain('病房.jpg');
    expect(page.includes('<a href="/follow/files/')).toBe(status === 'ready');
    if (status !== 'ready') expect(page).toContain(uploadWords[language].status[status]);
  });

  test.each([true, false])('is asked for in a form that says its limits before; anonymous: %s', async (isAnonymous) => {
    const ticket = { id: 'x', url: 'https://a.files.example.cn/', fields: { key: 'k' }, isAnonymous };
    const form = await rendered(AttachForm({ ticket, language }));
    expect(form).toContain(uploadWords[language].attachHint);
    expect(form.includes(uploadWords[language].anonymous)).toBe(isAnonymous);
    expect(/accept="[^"]*\.pdf/.test(form)).toBe(!isAnonymous);
    // The files host reads nothing after the file.
    expect(form.lastIndexOf('type="hidden"')).toBeLessThan(form.indexOf('type="file"'));
  });
});
