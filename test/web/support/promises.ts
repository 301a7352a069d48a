import { PromiseView } from '../../../shared/contract/public.ts';

const label = (chinese: string, english: string) => ({ 'zh-CN': chinese, en: english });

const satisfactions = [
  { id: 'satisfied', label: label('满意', 'Satisfied') },
  { id: 'fair', label: label('基本满意', 'Fairly satisfied') },
  { id: 'dissatisfied', label: label('不满意', 'Dissatisfied') },
];

/** A hospital as the template makes it: dispatch by subject, feedback within five or ten working days. */
export const hospital = PromiseView.parse({
  questions: [
    { entry: 'address' },
    { entry: 'location', options: [{ id: 'east', label: label('东区', 'East side') }] },
    { entry: 'origin' },
    { entry: 'personsHarmed' },
    { field: 'asked-before', label: label('上次报修日期', 'When you asked last'), answer: 'date' },
  ],
  organisation: '乐清市人民医院',
  slug: 'renmin',
  isVerified: true,
  languages: ['zh-CN', 'en'],
  defaultLanguage: 'zh-CN',
  timeZone: 'Asia/Shanghai',
  centre: label('投诉中心', 'the complaint centre'),
  categories: [
    { id: 'care', label: label('诊疗与护理', 'Care') },
    {
      id: 'dispute',
      parent: 'care',
      label: label('医疗纠纷', 'Medical dispute'),
      hint: label('诊断、手术、用药造成的损害', 'Harm by diagnosis, surgery or medication'),
    },
    { id: 'nursing', parent: 'care', label: label('护理质量', 'Nursing quality') },
    { id: 'outpatient', label: label('门诊服务', 'Outpatient service') },
    {
      id: 'charges',
      label: label('收费', 'Charges'),
      hint: label('重复收费、价格疑问', 'Charged twice, doubts about a price'),
    },
    { id: 'ethics', label: label('医德医风', 'Conduct of staff') },
    { id: 'drugs', label: label('药品', 'Drugs') },
    { id: 'catering', label: label('保洁与餐饮', 'Cleaning and catering') },
    { id: 'power', label: label('电梯、水电、燃气', 'Lifts, water, power, gas') },
    { id: 'safety', label: label('安全与秩序', 'Safety and order') },
  ],
  promises: [
    label(
      '收费、价格等能当场核实的问题，当场处理。',
      'Charges and prices that can be checked are settled on the spot.',
    ),
    label(
      '需要调查的投诉，一般在 5 个工作日内答复您。',
      'A complaint that needs investigation is generally answered within 5 working days.',
    ),
    label(
      '涉及多个部门的投诉，10 个工作日内答复您。',
      'A complaint that concerns several departments is answered within 10 working days.',
    ),
  ],
  notHandled: [
    label('已经向人民法院起诉的', 'Matters already before a court'),
    label('已经信访部门处理的', 'Matters already dealt with by the petition office'),
    label('没有明确的投诉对象和具体事实的', 'Complaints without a definite respondent and concrete facts'),
  ],
  satisfactions,
});

/** Another organisation, not verified, English first, that shares no word with the hospital. */
export const estate = PromiseView.parse({
  organisation: 'Maple Court Estate',
  slug: 'maple',
  isVerified: false,
  languages: ['en'],
  defaultLanguage: 'en',
  timeZone: 'Asia/Shanghai',
  centre: { en: 'the estate office' },
  categories: [{ id: 'noise', label: { en: 'Noise' } }],
  promises: [{ en: 'The estate office answers within 3 days.' }],
  notHandled: [],
  satisfactions: [{ id: 'good', label: { en: 'Good' } }],
});
