/** Words that passwords are made of again and again, in English and pinyin, and those of this trade. */
const words = `
  password passwort passwd pass secret letmein welcome login signin admin administrator root master system super superuser
  user guest test testing tester demo default change changeme temp temporary access account manager service support office
  company computer internet network server windows microsoft google apple samsung android iphone huawei xiaomi lenovo
  facebook twitter linkedin github adobe oracle cisco linux ubuntu debian mysql database security private public official
  iloveyou iloveu ilove love lover loveyou lovely loveme forever always baby babygirl babyboy angel princess prince queen king
  family mother father mommy daddy sister brother friend friends sweet sweetie honey sugar candy cookie chocolate cherry
  apple orange banana lemon peach strawberry flower rose lily violet jasmine daisy summer winter spring autumn monday tuesday
  wednesday thursday friday saturday sunday january february march april june july august september october november december
  today tomorrow yesterday morning night midnight sunshine sunny rainbow starlight stars star moon moonlight heaven freedom
  peace happy happiness smile lucky luck dream dreams magic power money dollar million diamond gold golden silver purple
  yellow green black white blue red pink brown dragon tiger lion monkey panda horse eagle falcon phoenix wolf bear shark
  snake rabbit kitty kitten cat dog doggy puppy bunny bird butterfly dolphin turtle chicken bulldog mustang ferrari porsche
  mercedes toyota honda nissan audi bmw corvette camaro harley yamaha football baseball basketball soccer hockey tennis golf
  swimming fishing hunter killer ranger soldier warrior knight wizard ninja pirate samurai batman superman spiderman ironman
  starwars pokemon pikachu matrix gandalf hobbit merlin thunder lightning storm shadow fire water earth wind ocean river
  mountain forest island london paris berlin tokyo moscow america england france germany china canada australia brazil
  chelsea arsenal liverpool barcelona juventus madrid manchester united city michael jordan michelle jennifer jessica ashley
  amanda nicole daniel david thomas robert william james john joseph charlie george andrew anthony matthew joshua justin
  richard christian jesus christ church faith hope grace blessed bless godisgood god angel charlie maggie buster ginger
  pepper buddy rocky bailey sophie hannah taylor samantha elizabeth victoria alexander alexandra natasha marina andrea
  qwerty azerty qwertz trustno nothing whatever something anything everything hello helloworld world hi goodbye goodluck
  please thankyou welcomeback open opensesame sesame abracadabra computer keyboard monitor mouse laptop school student
  teacher college university doctor nurse hospital clinic medical health patient bank banking finance property complaint
  complaints tousu tousuban kefu huiyin yiyuan yinhang wuye yishi hushi zhuren yuanzhang weijian weixin weibo alibaba taobao
  alipay zhifubao baidu tencent qq wechat jingdong woaini woaiwojia woaizhongguo woshishui woshi zhongguo beijing shanghai
  guangzhou shenzhen hangzhou chengdu wuhan nanjing tianjin chongqing mima wodemima guanli guanliyuan xitong yonghu ceshi
  nihao nihaoma xiexie zaijian baobei laopo laogong mama baba gege jiejie didi meimei haizi pengyou xingfu kuaile pingan
  jiankang facai gongxi xinnian shengri zhangsan lisi wangwu zhaoliu zhangwei wangwei wangfang liwei lina xiaoming xiaohong
  wang zhang chen liu yang huang zhao zhou woainima aini ainia wobuzhidao buzhidao meiyou suibian caonima taiyang yueliang
  fuck fucker fuckyou fuckoff shit asshole bitch pussy sexy sex hardcore playboy blowjob bigdaddy
  abc abcd asdf zxcv qaz wsx edc qwe asd zxc qwer abc123 pass123 admin123 p1ssw0rd trustno1 passw0rd`
  .split(/\s+/)
  .filter((word) => word !== '');

/** Orders in which fingers walk over keys, one after the other or in pairs. */
const walks = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop[]',
  "asdfghjkl;'",
  'zxcvbnm,./',
  '!@#$%^&*()_+',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  'qazwsxedcrfvtgbyhnujmikolp',
  'q1w2e3r4t5y6u7i8o9p0',
  '1q2w3e4r5t6y7u8i9o0p',
  'a1s2d3f4g5h6j7k8l9',
  'a1b2c3d4e5f6g7h8i9',
  '1a2b3c4d5e6f7g8h9i',
  'aabbccddeeffgghhiijjkkllmm',
  '00112233445566778899',
  '5201314',
];
const runs = walks.flatMap((walk) => [walk, walk.split('').toReversed().join('')]);

/** Letters that people write as other characters. */
const disguises: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '8': 'b',
  '3': 'e',
  '6': 'g',
  '1': 'il',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
  '2': 'z',
};

const wordsByFirstLetter = new Map<string, string[]>();
for (const word of words) {
  const first = word.charAt(0);
  wordsByFirstLetter.set(first, [...(wordsByFirstLetter.get(first) ?? []), word]);
}

const readsAs = (character: string, letter: string): boolean =>
  character === letter || (disguises[character]?.includes(letter) ?? false);

const startsWithWord = (text: string, word: string): boolean =>
  word.length <= text.length && word.split('').every((letter, index) => readsAs(text.charAt(index), letter));

const runLength = (text: string): number => {
  let length = 0;
  while (length < text.length && runs.some((run) => run.includes(text.slice(0, length + 1)))) length++;
  return length;
};

const repeatLength = (text: string): number => {
  let length = 1;
  while (length < text.length && text.charAt(length) === text.charAt(0)) length++;
  return length;
};

/** Lengths of the guessable pieces that `text` starts with; a single character always is one. */
function pieceLengths(text: string): readonly number[] {
  const initials = [text.charAt(0), ...(disguises[text.charAt(0)] ?? '').split('')];
  const known = initials
    .flatMap((initial) => wordsByFirstLetter.get(initial) ?? [])
    .filter((word) => startsWithWord(text, word))
    .map((word) => word.length);
  const year = /^(19|20)\d\d/.test(text) ? [4] : [];
  return [1, runLength(text), repeatLength(text), ...year, ...known];
}

/** The smallest unit that the text is a repetition of. */
const unitOf = (text: string): string => {
  for (let length = 1; length <= text.length / 2; length++) {
    const unit = text.slice(0, length);
    if (text.length % length === 0 && unit.repeat(text.length / length) === text) return unit;
  }
  return text;
};

/** In how few pieces a guesser would put the text together: words, runs on the keyboard, repetitions, years, characters. */
function piecesIn(password: string): number {
  const text = unitOf(password.toLowerCase().replaceAll(/\s/g, ''));
  const fewest = [0];
  for (let start = 0; start < text.length; start++) {
    const here = fewest[start] ?? start;
    for (const length of pieceLengths(text.slice(start))) {
      const end = start + length;
      fewest[end] = Math.min(fewest[end] ?? Number.POSITIVE_INFINITY, here + 1);
    }
  }
  return fewest[text.length] ?? text.length;
}

/** A guesser tries everything made of so many pieces first. */
const piecesMax = 4;

/**
 * Whether a password is one of the first that anybody would guess (OWASP ASVS 5.0 6.2.4). Among passwords of 12 characters
 * and more the common ones are common words with something around them, repetitions and walks over the keyboard; this
 * finds them by how they are made, which covers more than a list of a few thousand.
 */
export const isCommonPassword = (password: string): boolean => piecesIn(password) <= piecesMax;
