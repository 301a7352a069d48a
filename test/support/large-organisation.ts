import sharp from 'sharp';
import { LogoView, Profile } from '../../shared/contract/profile.ts';
import { templateRulebook } from '../../shared/rulebook/templates/templates.ts';
import { publishRules } from './estate.ts';
import { read, type Service } from './service.ts';
import { openOrganisation, type Organisation } from './sign-up.ts';

const both = (zh: string, en: string) => ({ 'zh-CN': zh, en });

/** Everything that an administrator can say about the public pages, at a likely length. */
const told = Profile.parse({
  accent: '#8a1c3b',
  phones: [
    { number: '0577-62268888', label: both('投诉中心，工作时间有人接听', 'Complaint centre, office hours') },
    { number: '0577-62268120', label: both('总值班，夜间和节假日', 'On duty, nights and holidays') },
  ],
  address: both('云汀市清远路338号门诊楼一楼', 'Ground floor, outpatient building, 338 Qingyuan Road'),
  openingHours: both(
    '周一至周五 08:00–12:00、14:00–17:30，周六上午。',
    'Mon to Fri 08:00–12:00, 14:00–17:30; Saturday mornings.',
  ),
  emergency: {
    text: both('院内发生冲突，请找最近的保安。', 'In a conflict on the premises, turn to the nearest guard.'),
  },
  appeal: both(
    '对答复不满意的，可以申请复查，也可以向市卫生健康委员会反映，电话 12320。',
    'If you are not satisfied with the answer, ask for a review or turn to the health commission, phone 12320.',
  ),
  announcements: [1, 2, 3].map((nth) => ({
    id: `lift-${nth}`,
    title: both(`${nth} 号电梯检修`, `Lift ${nth} is being repaired`),
    text: both(
      `${nth} 号电梯检修期间请走南侧电梯，轮椅请走南门坡道；需要帮助请向任何一位工作人员说明。`,
      `While lift ${nth} is being repaired, use the southern ones; wheelchairs by the south ramp. Ask anybody on the staff for help.`,
    ),
    from: '2026-01-01',
  })),
});

/** Twelve categories with 25 below each: as many as the largest catalogue of complaints has. */
function largeCatalogue() {
  const { categories, ...rest } = templateRulebook('hospital-yueqing');
  const below = categories.flatMap(({ id, label }) =>
    Array.from({ length: 25 }, (_, index) => ({
      id: `${id}-${index + 1}`,
      parent: id,
      label: both(`${label['zh-CN']}：第 ${index + 1} 种情形`, `${label['en']}: kind ${index + 1}`),
    })),
  );
  return { ...rest, categories: [...categories, ...below] };
}

const logoOf = (): Promise<Buffer> =>
  sharp({ create: { width: 240, height: 80, channels: 3, background: '#8a1c3b' } })
    .png()
    .toBuffer();

/** Signs an organisation up that has 312 categories and has said everything about itself that can be said. */
export async function openLargeOrganisation(service: Service, slug: string): Promise<Organisation> {
  const organisation = await openOrganisation(service, { slug, organisation: '云汀市第一人民医院' });
  const { administrator, hosts } = organisation;
  await publishRules(organisation, largeCatalogue());
  const sent = await administrator.ask(hosts.console, '/api/profile/logo', {
    method: 'POST',
    body: await logoOf(),
    headers: { 'content-type': 'image/png' },
  });
  const { logo } = read(sent, LogoView);
  const said = await administrator.ask(hosts.console, '/api/profile', {
    method: 'PUT',
    json: { profile: { ...told, logo } },
    headers: { 'if-match': '"0"' },
  });
  if (said.status !== 200) throw new Error(`the profile was answered with ${said.status}: ${said.text.slice(0, 300)}`);
  return organisation;
}
