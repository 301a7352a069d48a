/**
 * Names nobody may sign up with: hosts of our own, words that promise an authority, and banks and bodies that a stranger
 * would use to deceive. An operator can still give one to its true owner.
 */
const reserved = new Set(
  `admin administrator api app assets auth aws billing blog cdn console demo dev docs files ftp git gov help host huiyin
  imap intake internal local localhost login mail mx news ns ns1 ns2 official ops pop root security sign-in sign-up site smtp
  ssl staff static status support system test webmail www 12345 12315 12378 bank cbirc nfra pboc samr nhc moh police court
  icbc ccb abc boc bocom cmb citic spdb psbc cmbc cib ceb hxb pingan unionpay alipay wechat weixin tencent alibaba huawei
  china-mobile chinamobile china-unicom chinaunicom china-telecom chinatelecom beijing shanghai guangzhou shenzhen zhejiang`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

const lookAlikes: Readonly<Record<string, string>> = { '0': 'o', '1': 'l', '3': 'e', '5': 's', '8': 'b' };

/** The slug as an eye in a hurry reads it: digits as the letters they resemble, hyphens dropped. */
const atAGlance = (slug: string): string =>
  slug
    .replaceAll('-', '')
    .replaceAll(/[01358]/g, (digit) => lookAlikes[digit] ?? digit)
    .replaceAll('i', 'l')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');

const reservedAtAGlance = new Set([...reserved].map(atAGlance));

/** Whether the slug is reserved, looks like a reserved one, or speaks for an authority. */
export function isReservedSlug(slug: string): boolean {
  return (
    reserved.has(slug) ||
    reservedAtAGlance.has(atAGlance(slug)) ||
    /(^|-)(gov|gov-cn|police|court|official)(-|$)/.test(slug) ||
    slug.startsWith('xn-')
  );
}
