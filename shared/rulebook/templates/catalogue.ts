import { keysOf } from '../../kernel/keys-of.ts';
import type { LocalText } from '../../kernel/text.ts';

/** What one reads of a template before choosing it: its name, and for whom it is. */
export type TemplateName = { readonly name: LocalText; readonly isFor: LocalText };

/**
 * The templates an organisation can sign up with, in the order in which they are offered. Apart from the documents
 * themselves, so that the page that offers them does not carry them.
 */
export const catalogue = {
  'hospital-yueqing': {
    name: { 'zh-CN': '医院', en: 'Hospital' },
    isFor: {
      'zh-CN': '有投诉中心和转办表的医院：一般 5 个工作日、多部门协调 10 个工作日反馈',
      en: 'Hospitals with a complaint centre and a dispatch table: answers within 5 working days, 10 with several departments',
    },
  },
  'gov-window': {
    name: { 'zh-CN': '政务服务窗口', en: 'Government service window' },
    isFor: {
      'zh-CN': '户籍等政务服务窗口：3 个工作日内答复是否受理，简单 3 个、复杂 10 个工作日办结，3 个工作日内告知结果',
      en: 'Counters of an authority: accepted or declined within 3 working days, handled in 3 or 10, told within 3 more',
    },
  },
  'nature-reserve-petition': {
    name: { 'zh-CN': '自然保护区信访', en: 'Nature reserve' },
    isFor: {
      'zh-CN': '受理信访事项的保护区等管理机构：指定场所接待，走访代表不超过 5 人，不设时限',
      en: 'Administrations that take petitions: visits at one place, at most 5 representatives, no limits of time',
    },
  },
  'company-market-dept': {
    name: { 'zh-CN': '公司市场部门', en: 'Company' },
    isFor: {
      'zh-CN': '由市场部门登记督促、首问责任人跟进到底的公司：5 个工作日、客户要求或约定的期限，取最早者',
      en: 'Companies whose market department registers and urges: 5 working days, the customer’s date or the date agreed, the earliest',
    },
  },
  'car-dealer': {
    name: { 'zh-CN': '汽车经销商', en: 'Car dealer' },
    isFor: {
      'zh-CN': '由销售顾问负责到底、解决后 3 个工作日内回访的经销商',
      en: 'Dealers whose sales advisers own a complaint and follow up within 3 working days after it is resolved',
    },
  },
  'driving-school': {
    name: { 'zh-CN': '驾驶培训学校', en: 'Driving school' },
    isFor: {
      'zh-CN': '每天查看意见箱、书面调查、由分管校长审批的驾校：3 日内处理',
      en: 'Schools with boxes checked daily, a written investigation and the consent of the vice principal: 3 days',
    },
  },
  'property-intake-sop': {
    name: { 'zh-CN': '物业服务中心', en: 'Property management' },
    isFor: {
      'zh-CN': '客户助理逐件登记、紧急事项当天派员、按投诉性质结案的物业企业',
      en: 'Property firms that register everything, send somebody the same day when it is urgent and close by nature',
    },
  },
  'property-annual': {
    name: { 'zh-CN': '物业集团', en: 'Property group' },
    isFor: {
      'zh-CN': '各项目按月报送、公司检查瞒报漏报、按年总结的物业集团，不设时限',
      en: 'Groups whose sites report monthly and are checked, with an annual summary and no limits of time',
    },
  },
} as const satisfies Record<string, TemplateName>;
export type TemplateId = keyof typeof catalogue;

export const isTemplateId = (id: string): id is TemplateId => Object.hasOwn(catalogue, id);

export const templateIds = keysOf(catalogue);
