import { type FilingForm } from '../../../shared/contract/filing.ts';
import { FollowView, OwnDossier, type PromiseView, PublicClock, ReceiptView } from '../../../shared/contract/public.ts';
import { filesMax, pieceBytes } from '../../../shared/contract/files.ts';
import type { PublicPlace } from '../../../shared/contract/places.ts';
import type { LogoFile } from '../../../shared/usecase/profile/ports.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { PublicDesk } from '../../../shared/usecase/public/public-desk.ts';

/** A complaint of the desk below: what was filed and what became of it. */
type KeptComplaint = {
  readonly form: FilingForm;
  readonly number: string;
  readonly code: string;
  files: number;
  view: FollowView;
};

export type MemoryDesk = PublicDesk & {
  /** Open places with a code. */
  readonly places: PublicPlace[];
  readonly logos: Map<string, LogoFile>;
  readonly complaints: KeptComplaint[];
  /** Who asked to open a complaint, by network address. */
  readonly senders: string[];
};

const registeredAt = '2026-11-20T02:15:00.000Z';

const feedbackClock = {
  clock: 'feedback',
  label: { 'zh-CN': '答复您', en: 'Answer to you' },
  status: 'running',
  startedAt: registeredAt,
  dueAt: '2026-11-27T09:30:00.000Z',
  dueOn: '2026-11-27',
  isProvisional: false,
  why: [
    '11 月 20 日登记，当天不计。',
    '11 月 21 日、22 日是周末，不计。',
    '第 5 个工作日是 11 月 27 日，17:30 下班前到期。',
  ],
} as const;

const file = (name: string, id: string) => ({
  id,
  name,
  mediaType: 'image/jpeg',
  bytes: 482_133,
  status: 'ready',
});

export const photo = file('缴费单.jpg', '01ARZ3NDEKTSV4RRFFQ69G5FAV');

const viewOf = (number: string, form: FilingForm): FollowView =>
  FollowView.parse({
    number,
    stage: 'registered',
    language: form.language,
    category: form.category,
    registeredAt,
    clocks: [feedbackClock],
    departments: [],
    timeline: [{ at: registeredAt, type: 'ComplaintRegistered', by: 'complainant', text: form.narrative }],
    mayRate: false,
    mayAttach: true,
    open: [{ action: 'write' }, { action: 'withdraw' }, { action: 'erase' }],
    over: [],
    afterRating: [],
    secondIs: 'linked-case',
  });

/**
 * The desk of one organisation, in memory: the same promises as the real one, few enough to read at a glance. The pass is
 * the number; the receipt code is always the same; the third wrong code of a desk is one too many.
 */
export function memoryDesk(promise: PromiseView): MemoryDesk {
  const places: PublicPlace[] = [];
  const logos = new Map<string, LogoFile>();
  const complaints: KeptComplaint[] = [];
  const senders: string[] = [];
  let wrong = 0;
  const byPass = (pass: string) => complaints.find((complaint) => `pass-${complaint.number}` === pass);
  const passOf = (complaint: KeptComplaint) => ({ value: `pass-${complaint.number}`, expiresInSeconds: 1800 });
  const receiptOf = ({ number, code, files }: KeptComplaint) =>
    ReceiptView.parse({
      number,
      code,
      registeredAt,
      clocks: [feedbackClock],
      files,
      proof: { number, on: '2026-11-20', code: '7K2M9QW4XZ3N8VB5TR6H' },
      mayMail: false,
      isReplaced: false,
    });
  return {
    places,
    logos,
    complaints,
    senders,
    promise: async () => promise,
    openingHours: async () => ({
      'zh-CN': '周一至周五 08:00–12:00、14:00–17:30。法定节假日休息，调休上班日照常。',
      en: 'Mon to Fri 08:00–12:00, 14:00–17:30. Closed on public holidays, open on make-up workdays.',
    }),
    logo: async (digest) => logos.get(digest),
    place: async (id) => places.find((place) => place.id === id),
    async prefill({ category, place }) {
      const found = places.find(({ id }) => id === place);
      const known = promise.categories.find(({ id }) => id === category)?.id ?? found?.category;
      return {
        isPlaceGone: place !== undefined && found === undefined,
        ...(found && { place: found }),
        ...(known && { category: known }),
      };
    },
    opened: async () => '1790000000.opened',
    checkFor: async () => undefined,
    file: async (form) => {
      if (!promise.categories.some((category) => category.id === form.category))
        return refuse({ code: 'complaint/unknown-term' });
      let complaint = complaints.find((known) => known.form.token === form.token);
      if (complaint === undefined) {
        const number = `202611-${String(complaints.length + 1).padStart(4, '0')}`;
        complaint = { form, number, code: '4071339625880146', files: form.uploads.length, view: viewOf(number, form) };
        complaints.push(complaint);
      }
      return ok({ receipt: receiptOf(complaint), pass: passOf(complaint) });
    },
    preview: async () => ok([PublicClock.parse(feedbackClock)]),
    receipt: async (pass) => {
      const complaint = byPass(pass);
      return complaint === undefined ? refuse({ code: 'receipt/not-valid' }) : ok(receiptOf(complaint));
    },
    ticketsFor: async () =>
      ok({
        id: '01BX5ZZKBKACTAV9WEVGEMMVRZ',
        url: `https://${promise.slug}.files.example.cn/`,
        pieceBytes,
        pieces: [{ number: 0, fields: { key: 'incoming/1' } }],
      }),
    attachSent: async (pass) => (byPass(pass) === undefined ? refuse({ code: 'receipt/not-valid' }) : ok(undefined)),
    ticketForPass: async (pass) => {
      const complaint = byPass(pass);
      if (complaint === undefined) return refuse({ code: 'receipt/not-valid' });
      if (complaint.files >= filesMax) return refuse({ code: 'complaint/too-many-files' });
      const fields = { key: 'incoming/1', policy: 'cG9saWN5', 'x-amz-signature': 'c2ln' };
      return ok({
        id: '01BX5ZZKBKACTAV9WEVGEMMVRZ',
        url: `https://${promise.slug}.files.example.cn/`,
        fields,
        isAnonymous: complaint.form.identityMode === 'anonymous',
      });
    },
    attach: async (state) => {
      const complaint = byPass(state);
      if (complaint === undefined) return refuse({ code: 'link/not-valid' });
      complaint.files += 1;
      return ok({ pass: passOf(complaint) });
    },
    open: async (form, sender) => {
      senders.push(sender);
      const complaint = complaints.find((known) => known.number === form.number && known.code === form.code);
      if (complaint !== undefined) return ok(passOf(complaint));
      wrong += 1;
      return refuse({ code: wrong > 2 ? 'receipt/too-many-attempts' : 'receipt/not-valid' });
    },
    follow: async (pass) => {
      const complaint = byPass(pass);
      return complaint === undefined ? refuse({ code: 'receipt/not-valid' }) : ok(complaint.view);
    },
    rate: async (pass, form) => {
      const complaint = byPass(pass);
      if (complaint === undefined) return refuse({ code: 'receipt/not-valid' });
      if (complaint.view.satisfaction !== undefined) return refuse({ code: 'complaint/already-rated' });
      const chosen = promise.satisfactions.find((satisfaction) => satisfaction.id === form.satisfaction);
      if (chosen === undefined) return refuse({ code: 'complaint/unknown-term' });
      complaint.view = { ...complaint.view, mayRate: false, satisfaction: chosen.label };
      return ok(complaint.view);
    },
    act: async (pass, act) => {
      const complaint = byPass(pass);
      if (complaint === undefined) return refuse({ code: 'receipt/not-valid' });
      if (!complaint.view.open.some(({ action }) => action === act.action))
        return refuse({ code: 'complaint/wrong-stage' });
      if (act.action === 'write') {
        const entry = { at: registeredAt, type: 'ComplaintSupplemented', by: 'complainant', text: act.message };
        complaint.view = FollowView.parse({ ...complaint.view, timeline: [...complaint.view.timeline, entry] });
      }
      return ok({ leadsTo: 'complaint' });
    },
    ownDossier: async (pass) => {
      const complaint = byPass(pass);
      if (complaint === undefined) return refuse({ code: 'receipt/not-valid' });
      return ok(
        OwnDossier.parse({
          organisation: promise.organisation,
          takenAt: registeredAt,
          proof: receiptOf(complaint).proof,
          complaint: complaint.view,
          fingerprints: {},
          steps: [{ seq: 1, at: registeredAt, hash: 'H'.repeat(43) }],
        }),
      );
    },
    verify: async ({ number }) => complaints.some((complaint) => complaint.number === number),
    fileAddress: async (pass, fileId) => {
      if (byPass(pass) === undefined) return refuse({ code: 'receipt/not-valid' });
      if (fileId !== photo.id) return refuse({ code: 'file/not-found' });
      return ok(`https://${promise.slug}.files.example.cn/f/${fileId}?signature=1`);
    },
  };
}

/** A complaint that has come all the way to a late answer, as its complainant sees it. */
export function answeredLate(view: FollowView): FollowView {
  return FollowView.parse({
    ...view,
    stage: 'replied',
    clocks: [{ ...feedbackClock, status: 'metLate' }],
    departments: [
      { 'zh-CN': '财务科', en: 'Finance' },
      { 'zh-CN': '门诊部', en: 'Outpatient department' },
    ],
    timeline: [
      { ...view.timeline[0], attachments: [photo] },
      {
        at: '2026-11-20T03:02:00.000Z',
        type: 'ComplaintDispatched',
        by: 'organisation',
        departments: [
          { 'zh-CN': '财务科', en: 'Finance' },
          { 'zh-CN': '门诊部', en: 'Outpatient department' },
        ],
      },
      { at: '2026-11-27T09:30:00.000Z', type: 'DeadlineMissed', by: 'rules' },
      { at: '2026-11-27T09:30:00.000Z', type: 'ComplaintEscalated', by: 'rules' },
      {
        at: '2026-11-30T02:00:00.000Z',
        type: 'StatementSubmitted',
        by: 'organisation',
        departments: [{ 'zh-CN': '财务科', en: 'Finance' }],
      },
      { at: '2026-11-30T06:40:00.000Z', type: 'ComplaintReplied', by: 'organisation' },
    ],
    reply: {
      at: '2026-11-30T06:40:00.000Z',
      text: '您好。经财务科核对，11 月 18 日的血常规确实收取了两次，多收的 38 元已原路退回。\n\n我们已要求收费窗口在提交前核对同日同项目。给您添了麻烦，向您道歉。',
    },
    mayRate: true,
  });
}
