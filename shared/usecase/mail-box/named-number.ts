/** How many words of a subject are looked up. */
const wordsMax = 6;

/**
 * Words of a subject that may be the number of a complaint: what stands between blanks, brackets or colons, with a digit in
 * it. Patterns of numbers differ from tenant to tenant and from version to version; whether one is a number is looked up.
 */
export function numbersNamed(subject: string): readonly string[] {
  const bare = subject.replaceAll(/(^|\s)(re|fwd?|aw|回复|答复|转发)\s*[:：]/gi, ' ');
  const words = bare
    .split(/[\s:：,，;；"“”'()（）<>《》[\]【】。！!？?]+/)
    .map((word) => word.replace(/^[#＃№]/, ''))
    .filter((word) => /\d/.test(word) && word.length <= 40);
  // Numbers may hold characters of their own: 〔2026〕15号 in 投诉〔2026〕15号.
  const inner = words.flatMap((word) => {
    const latin = /[A-Za-z0-9][A-Za-z0-9/_-]*\d[A-Za-z0-9/_-]*/.exec(word)?.[0];
    const afterWord = word.replace(/^(您的)?(投诉|来信|编号)+/, '');
    return [word, afterWord, ...(latin === undefined ? [] : [latin])];
  });
  return [...new Set(inner.filter((word) => word !== ''))].slice(0, wordsMax);
}
