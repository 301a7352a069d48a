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
  'hospital-coordination': {
    name: { 'zh-CN': '医院（科室联络小组）', en: 'Hospital with liaison groups' },
    isFor: {
      'zh-CN': '由科室联络小组调查、主要诊治科室汇总的医院：调查和首次答复各 5 个工作日',
      en: 'Hospitals whose departments investigate and whose main treating one consolidates: 5 working days each to investigate and to answer',
    },
  },
  nursing: {
    name: { 'zh-CN': '护理部', en: 'Nursing department' },
    isFor: {
      'zh-CN': '由护士长先行解决、逐级上报的护理部门：不设时限',
      en: 'Nursing departments where the head nurse comes first and then each level above: no limits',
    },
  },
  'cn-hospital-2019': {
    name: { 'zh-CN': '医疗机构（国家办法）', en: 'Medical institution (national measures)' },
    isFor: {
      'zh-CN': '还没有自己制度的医疗机构：按《医疗机构投诉管理办法》，使用前须核对原文',
      en: 'Medical institutions without rules of their own, after the national measures of 2019; to be checked against their text',
    },
  },
  'bank-psbc': {
    name: { 'zh-CN': '银行（总行和各级分行）', en: 'Bank with branches' },
    isFor: {
      'zh-CN': '多级银行：95580 转办、工会督办，一般 3 个工作日、复杂 7 至 10 个工作日',
      en: 'Banks of several levels: orders from the service centre and the union, 3 working days, or 7 to 10 for complex matters',
    },
  },
  'cn-bank-insurance-2020': {
    name: { 'zh-CN': '银行、保险（监管办法）', en: 'Bank or insurer (regulator’s measures)' },
    isFor: {
      'zh-CN': '还没有自己制度的银行保险机构：15 日、30 日，经批准再延 30 日，使用前须核对原文',
      en: 'Banks and insurers without rules of their own, after the measures of 2020: 15 or 30 days and 30 more with consent; to be checked against their text',
    },
  },
  'property-intake-sop': {
    name: { 'zh-CN': '物业服务中心', en: 'Property service centre' },
    isFor: {
      'zh-CN': '物业项目的客户服务中心：逐件登记，按有效、待改进、无效办理',
      en: 'Service centres of a property manager: everything is registered and handled as valid, improvable or invalid',
    },
  },
  'property-annual': {
    name: { 'zh-CN': '物业集团', en: 'Property group' },
    isFor: {
      'zh-CN': '汇总各项目投诉的物业集团：登记、分类和报表，不设时限',
      en: 'Groups that sum up the complaints of their sites: registers, classes and reports, no limits',
    },
  },
  'gov-window': {
    name: { 'zh-CN': '政务服务窗口', en: 'Government service window' },
    isFor: {
      'zh-CN': '受理对窗口工作人员投诉的政务服务机构',
      en: 'Public offices that take complaints about the staff at their windows',
    },
  },
  'nature-reserve-petition': {
    name: { 'zh-CN': '自然保护区信访', en: 'Nature reserve petitions' },
    isFor: {
      'zh-CN': '办理来信来访的管理机构',
      en: 'Administrations that deal with letters and visits',
    },
  },
  'driving-school': {
    name: { 'zh-CN': '驾驶培训学校', en: 'Driving school' },
    isFor: {
      'zh-CN': '培训机构：投诉箱每日查看，分管校长审批',
      en: 'Training schools: boxes opened daily, the vice principal decides',
    },
  },
  'company-market-dept': {
    name: { 'zh-CN': '生产企业', en: 'Manufacturer' },
    isFor: {
      'zh-CN': '由市场开发部门受理产品投诉的企业',
      en: 'Companies whose market department takes complaints about products',
    },
  },
  'car-dealer': {
    name: { 'zh-CN': '汽车销售服务店', en: 'Car dealer' },
    isFor: {
      'zh-CN': '销售顾问负责到底的汽车经销商',
      en: 'Dealers where the sales adviser sees a complaint through',
    },
  },
} as const satisfies Record<string, TemplateName>;
export type TemplateId = keyof typeof catalogue;

export const isTemplateId = (id: string): id is TemplateId => Object.hasOwn(catalogue, id);

export const templateIds = keysOf(catalogue);
