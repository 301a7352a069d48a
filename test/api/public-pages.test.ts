import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '../../shared/contract/problems.ts';
import { PlaceView, PlacesView } from '../../shared/contract/places.ts';
import { LogoView, type Profile, ProfileView } from '../../shared/contract/profile.ts';
import { openByNumber } from '../support/complaints.ts';
import { fileComplaint, type Hospital, openHospital } from '../support/people.ts';
import {
  type Browser,
  openBrowser,
  read,
  type Reply,
  type Sending,
  type Service,
  startService,
} from '../support/service.ts';
import { openOrganisation, type Organisation } from '../support/sign-up.ts';

let service: Service & { readonly stop: () => Promise<void> };
let hospital: Hospital;
let other: Organisation;
beforeAll(async () => {
  service = await startService();
  hospital = await openHospital(service, 'pages');
  other = await openOrganisation(service, { slug: 'elsewhere', organisation: '别家医院' });
});
afterAll(() => service?.stop());

type Ask = Sending & { readonly revision?: number };
const ask = (
  path: string,
  { revision, ...sending }: Ask = {},
  browser: Browser = hospital.organisation.administrator,
  organisation: Organisation = hospital.organisation,
): Promise<Reply> =>
  browser.ask(organisation.hosts.console, `/api${path}`, {
    ...sending,
    headers: { ...sending.headers, ...(revision !== undefined && { 'if-match': `"${revision}"` }) },
  });

const code = (reply: Reply): string => Problem.parse(JSON.parse(reply.text)).code;
const profileNow = async (): Promise<ProfileView> => read(await ask('/profile'), ProfileView);
async function publish(profile: object): Promise<ProfileView> {
  const { revision } = await profileNow();
  const reply = await ask('/profile', { method: 'PUT', json: { profile }, revision });
  expect([reply.status, reply.text]).toEqual([200, expect.any(String)]);
  return read(reply, ProfileView);
}
const intake = (path: string, host = hospital.organisation.hosts.intake): Promise<Reply> =>
  openBrowser(service).ask(host, path);
const addPlaces = (...labels: string[]): Promise<Reply> =>
  ask('/places', { json: { places: labels.map((label) => ({ label: { 'zh-CN': label } })) } });
const placesNow = async (): Promise<readonly PlaceView[]> => read(await ask('/places'), PlacesView).places;

const picture = (width = 40, height = 20) => sharp({ create: { width, height, channels: 3, background: '#8a1c3b' } });
const sendLogo = (body: Buffer, type = 'image/png'): Promise<Reply> =>
  ask('/profile/logo', { method: 'POST', body, headers: { 'content-type': type } });

const addOne = (place: object): Promise<Reply> =>
  ask('/places', { json: { places: [{ label: { 'zh-CN': '某处' }, ...place }] } });
const put = (more: Ask): Promise<Reply> => ask('/profile', { method: 'PUT', json: { profile: {} }, ...more });
const pixels = (bytes: Buffer): Promise<Buffer> => sharp(bytes).raw().toBuffer();
const sendingLogo = async (): Promise<readonly [string, Ask]> => [
  '/profile/logo',
  { method: 'POST', body: await picture().png().toBuffer(), headers: { 'content-type': 'image/png' } },
];
const byNumber = (a: number, b: number): number => a - b;

describe('what the public pages say', () => {
  test('is nothing at first but what the calendar says, and everybody on the staff reads it', async () => {
    const reply = await ask('/profile', {}, hospital.handler.browser);
    expect(read(reply, ProfileView)).toEqual({
      revision: 0,
      profile: {},
      openingHours: {
        'zh-CN': '周一至周五 08:00–12:00、14:00–17:30。法定节假日休息，调休上班日照常。',
        en: 'Mon to Fri 08:00–12:00, 14:00–17:30. Closed on public holidays, open on make-up workdays.',
      },
      changes: [],
    });
    expect(reply.headers['etag']).toBe('"0"');
    expect((await intake('/')).text).toContain('周一至周五 08:00–12:00、14:00–17:30。');
  });

  test('is on the start page at once when it is published, and says who changed it', async () => {
    const { revision, changes } = await publish({
      accent: '#8A1C3B',
      address: { 'zh-CN': '清远路338号', en: '338 Qingyuan Road' },
      phones: [{ number: '0577-62268888' }],
    });
    expect(changes).toEqual([{ revision, at: expect.any(String), by: expect.any(String) }]);
    const page = (await intake('/')).text;
    expect(page).toContain('清远路338号');
    expect(page).toContain('href="tel:057762268888"');
    expect((await intake('/brand/8a1c3b.css')).status).toBe(200);
    expect((await intake('/', other.hosts.intake)).text).not.toContain('清远路338号');
  });

  test('is never overwritten unseen', async () => {
    const { revision } = await profileNow();
    expect([(await put({})).status, code(await put({}))]).toEqual([428, 'complaint/version-required']);
    const late = await put({ revision: revision - 1 });
    expect([late.status, code(late)]).toEqual([412, 'profile/changed']);
    expect((await put({ headers: { 'if-match': '*' } })).status).toBe(412);
    const both = await Promise.all([put({ revision }), put({ revision })]);
    expect(both.map(({ status }) => status).toSorted(byNumber)).toEqual([200, 412]);
    expect((await profileNow()).revision).toBe(revision + 1);
  });

  test('refuses a colour on which white cannot be read, and what is no colour, phone number, day or text', async () => {
    const { revision } = await profileNow();
    const faint = await ask('/profile', { method: 'PUT', json: { profile: { accent: '#ffee00' } }, revision });
    expect([faint.status, code(faint)]).toEqual([422, 'profile/faint']);
    const announcement = { id: 'a', title: { en: 'A' }, text: { en: 'B' }, from: '2026-10-01' };
    const wrong: readonly object[] = [
      { accent: 'red' },
      { accent: '#8a1c3b;}body{' },
      { phones: [{ number: 'javascript:1' }] },
      { address: { 'zh-CN': '   ' } },
      { address: { en: 'x'.repeat(201) } },
      { announcements: [{ ...announcement, until: '2026-09-30' }] },
      { announcements: [announcement, announcement] },
      { slogan: { en: 'x' } },
    ];
    for (const profile of wrong) {
      const reply = await ask('/profile', { method: 'PUT', json: { profile }, revision });
      expect([profile, reply.status, code(reply)]).toEqual([profile, 422, 'request/invalid']);
    }
    expect((await profileNow()).revision).toBe(revision);
  });

  test('shows an announcement on its days, by the clock of the organisation', async () => {
    const announcements = [
      {
        id: 'now',
        title: { 'zh-CN': '今天的公告' },
        text: { 'zh-CN': '正文' },
        from: '2026-09-28',
        until: '2026-09-28',
      },
      { id: 'later', title: { 'zh-CN': '明天的公告' }, text: { 'zh-CN': '正文' }, from: '2026-09-29' },
    ];
    await publish({ announcements });
    const page = (await intake('/')).text;
    expect([page.includes('今天的公告'), page.includes('明天的公告')]).toEqual([true, false]);
  });
});

describe('a logo', () => {
  test('loses what is not the picture, and is shown from the own host once the profile names it', async () => {
    const withPlace = await picture()
      .withExif({ IFD0: { Artist: 'PLANTED-ARTIST' } })
      .png()
      .toBuffer();
    expect(withPlace.includes('PLANTED-ARTIST')).toBe(true);
    const reply = await sendLogo(withPlace);
    expect(reply.status).toBe(201);
    const { logo } = read(reply, LogoView);
    expect(logo).toMatchObject({ mediaType: 'image/png', width: 40, height: 20 });
    await publish({ logo });
    expect((await intake('/')).text).toContain(`src="/logo/${logo.digest}"`);
    const shown = await intake(`/logo/${logo.digest}`);
    expect([shown.status, shown.headers['content-type']]).toEqual([200, 'image/png']);
    expect(shown.headers['cache-control']).toContain('immutable');
    expect(shown.bytes.includes('PLANTED-ARTIST')).toBe(false);
    expect((await pixels(shown.bytes)).equals(await pixels(withPlace))).toBe(true);
    expect((await ask(`/profile/logo/${logo.digest}`, {}, hospital.officer.browser)).bytes.equals(shown.bytes)).toBe(
      true,
    );
    expect((await intake(`/logo/${logo.digest}`, other.hosts.intake)).status).toBe(404);
  });

  test('is a picture by its content: no SVG, nothing that only calls itself one, nothing too large', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    const noise = await sharp({
      create: {
        width: 400,
        height: 400,
        channels: 3,
        background: '#000',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .png()
      .toBuffer();
    expect(noise.byteLength).toBeGreaterThan(200_000);
    const refused = [
      [await sendLogo(svg, 'image/svg+xml'), 415, 'request/unsupported-media-type'],
      [await sendLogo(svg), 422, 'profile/not-a-logo'],
      [await sendLogo(Buffer.from('GIF89a')), 422, 'profile/not-a-logo'],
      [await sendLogo(Buffer.alloc(0)), 422, 'profile/not-a-logo'],
      [await sendLogo((await picture().png().toBuffer()).subarray(0, 60)), 422, 'profile/not-a-logo'],
      [await sendLogo(await picture(2001, 1).png().toBuffer()), 422, 'profile/not-a-logo'],
      [await sendLogo(noise), 413, 'request/too-large'],
    ] as const;
    expect(refused.map(([reply]) => [reply.status, code(reply)])).toEqual(refused.map(([, ...rest]) => rest));
  });

  test('cannot be named before it was sent', async () => {
    const { revision } = await profileNow();
    const profile: Profile = {
      logo: { digest: 'x'.repeat(43), mediaType: 'image/png', width: 1, height: 1 },
    };
    expect(code(await ask('/profile', { method: 'PUT', json: { profile }, revision }))).toBe('profile/no-logo');
  });
});

describe('places', () => {
  test('are made many at a time: all or none, and never the same twice', async () => {
    const made = await addPlaces('一号楼电梯', '二号楼电梯');
    expect(made.status).toBe(201);
    const ids = read(made, PlacesView).places.map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    const again = await addPlaces('三号楼电梯', '一号楼电梯');
    expect([again.status, code(again)]).toEqual([409, 'place/label-taken']);
    expect((await addPlaces('四号楼电梯', '四号楼电梯')).status).toBe(409);
    expect(new Set((await placesNow()).map(({ label }) => label['zh-CN']))).toEqual(
      new Set(['一号楼电梯', '二号楼电梯']),
    );
    const both = await Promise.all([addPlaces('急诊窗口'), addPlaces('急诊窗口'), addPlaces('药房窗口')]);
    expect(both.map(({ status }) => status).toSorted(byNumber)).toEqual([201, 201, 409]);
  });

  test('know the words of the rulebook only', async () => {
    expect(code(await addOne({ category: 'nonsense' }))).toBe('complaint/unknown-term');
    expect(code(await addOne({ location: 'nowhere' }))).toBe('complaint/unknown-term');
    expect(code(await addOne({ id: '12345678' }))).toBe('request/invalid');
  });

  test('are renamed, closed and used again; a closed one leaves its name free', async () => {
    const { id } = read(await addPlaces('旧门诊'), PlacesView).places[0] ?? {};
    const patch = async (json: object) => ask(`/places/${id}`, { method: 'PATCH', json });
    expect(read(await patch({ label: { 'zh-CN': '新门诊' }, category: 'charging' }), PlaceView)).toEqual({
      id,
      label: { 'zh-CN': '新门诊' },
      category: 'charging',
      isClosed: false,
    });
    expect(read(await patch({ isClosed: true, category: null }), PlaceView)).toEqual({
      id,
      label: { 'zh-CN': '新门诊' },
      isClosed: true,
    });
    expect((await addPlaces('新门诊')).status).toBe(201);
    expect(code(await patch({ isClosed: false }))).toBe('place/label-taken');
    expect((await patch({ label: { 'zh-CN': '老门诊' }, isClosed: false })).status).toBe(200);
    expect((await ask('/places/zzzzzzzz', { method: 'PATCH', json: {} })).status).toBe(404);
    expect((await ask('/places/..', { method: 'PATCH', json: {} })).status).toBe(404);
  });

  test('a complaint keeps the label that its place had when it was filed', async () => {
    const { id } = read(await addPlaces('住院部三楼'), PlacesView).places[0] ?? {};
    const { number } = await fileComplaint(service, hospital.organisation, { place: String(id) });
    await ask(`/places/${id}`, { method: 'PATCH', json: { label: { 'zh-CN': '住院部四楼' }, isClosed: true } });
    const { officer } = hospital;
    const complaint = await openByNumber(hospital.organisation, officer.browser, number);
    expect(complaint.timeline[0]?.data).toMatchObject({ place: { id, label: { 'zh-CN': '住院部三楼' } } });
  });
});

describe('who may', () => {
  const writing: readonly (readonly [string, Ask])[] = [
    ['/profile', { method: 'PUT', json: { profile: {} }, revision: 0 }],
    ['/places', { json: { places: [{ label: { 'zh-CN': '某处' } }] } }],
    ['/places/00000000', { method: 'PATCH', json: { isClosed: true } }],
  ];

  test('only administrators change anything', async () => {
    const { officer, handler, head, leader } = hospital;
    for (const [path, sending] of [...writing, await sendingLogo()]) {
      for (const { browser, name } of [officer, handler, head, leader]) {
        const reply = await ask(path, sending, browser);
        expect([path, name, reply.status, code(reply)]).toEqual([path, name, 403, 'session/not-permitted']);
      }
      expect((await ask(path, sending, openBrowser(service))).status).toBe(401);
    }
  });

  test('another organisation sees and reaches nothing of it', async () => {
    const strangers = other.administrator;
    expect(read(await ask('/places', {}, strangers, other), PlacesView).places).toEqual([]);
    expect(read(await ask('/profile', {}, strangers, other), ProfileView).revision).toBe(0);
    const id = (await placesNow())[0]?.id;
    expect((await ask(`/places/${id}`, { method: 'PATCH', json: {} }, strangers, other)).status).toBe(404);
    expect((await ask('/places', {}, strangers)).status).toBe(401);
    expect((await intake(`/file?place=${id}`, other.hosts.intake)).status).toBe(200);
  });

  test('a page of another site changes nothing', async () => {
    for (const [path, sending] of [...writing, await sendingLogo()]) {
      const headers = { ...sending.headers, 'sec-fetch-site': 'cross-site' };
      expect(code(await ask(path, { ...sending, headers }))).toBe('request/cross-site');
    }
  });
});
