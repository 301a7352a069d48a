import { describe, expect, test } from 'vitest';
import { walk } from '../support/filing-form.ts';
import { atTheForm, label, narrative, under } from './support/at-the-form.ts';
import { openWorld } from './support/browser.ts';
import { memoryDesk } from './support/memory-desk.ts';
import { hospital } from './support/promises.ts';

const toContact = async (answers: Record<string, string>) => {
  const at = await under({});
  await at.walker.press({ category: 'charges' });
  await at.walker.press({ narrative });
  await at.walker.press(answers);
  return at;
};

describe('who complains', () => {
  test('the anonymous are told what nobody can protect, and are asked for no name', async () => {
    const { desk, walker } = await under({});
    await walker.press({ category: 'charges' });
    await walker.press({ narrative });
    expect(walker.text()).toContain('我们保护不了的');
    await walker.press({ identityMode: 'anonymous' });
    expect(walker.page()).toBe('files');
    await walker.press();
    expect(walker.text()).toContain('我们联系不到您');
    await walker.press({}, 'send');
    expect(desk.complaints[0]?.form).toMatchObject({ identityMode: 'anonymous' });
    expect(desk.complaints[0]?.form.name).toBeUndefined();
  });

  test('whoever becomes anonymous on the way takes the name along', async () => {
    const { desk, walker } = await toContact({ identityMode: 'named', onBehalfOf: 'person' });
    await walker.press({ name: '周敏', phone: '13800000000', affectedPerson: '周大爷' });
    await walker.press({}, 'back');
    await walker.press({}, 'back');
    await walker.press({ identityMode: 'anonymous' });
    for (const secret of ['周敏', '13800000000', '周大爷']) expect(walker.html()).not.toContain(secret);
    await walker.press();
    await walker.press({}, 'send');
    expect(desk.complaints[0]?.form).toMatchObject({ identityMode: 'anonymous', onBehalfOf: 'person' });
    expect(JSON.stringify(desk.complaints[0]?.form)).not.toContain('周');
  });

  test.each([
    ['person', { affectedPerson: '周大爷', relation: '父亲' }, '请填写您替谁投诉'],
    ['organisation', { organisationName: '枫林小学' }, '请填写单位名称'],
    ['group', { complainants: '12', representatives: '王芳 13800000000\n李强 13900000000' }, '请填写一共多少人'],
  ])('for a %s it is asked who that is', async (onBehalfOf, told, missing) => {
    const { desk, walker } = await toContact({ identityMode: 'confidential', onBehalfOf });
    const reach = { name: '周敏', phone: '13800000000' };
    const refused = await walker.press(reach);
    expect([refused.status, walker.page(), refused.text.includes(missing)]).toEqual([422, 'contact', true]);
    await walker.press(told);
    expect(walker.page()).toBe('files');
    await walker.press();
    for (const line of Object.values(told)) expect(walker.text()).toContain(line.replaceAll('\n', ' '));
    await walker.press({}, 'send');
    const { representatives, ...rest } = told as Record<string, string>;
    expect(desk.complaints[0]?.form).toMatchObject({
      onBehalfOf,
      ...rest,
      ...(representatives && { complainants: 12, representatives: representatives.split('\n') }),
    });
  });

  test('an anonymous group says how many they are, and names nobody', async () => {
    const { desk, walker } = await toContact({ identityMode: 'anonymous', onBehalfOf: 'group' });
    expect(walker.page()).toBe('contact');
    expect(walker.html()).not.toMatch(/name="(name|phone|email|representatives)"/);
    expect((await walker.press({ complainants: '1' })).text).toContain('至少 2 人');
    await walker.press({ complainants: '30' });
    await walker.press();
    await walker.press({}, 'send');
    expect(desk.complaints[0]?.form).toMatchObject({ complainants: 30 });
    expect(desk.complaints[0]?.form.representatives).toBeUndefined();
  });

  test('the cap on representatives is that of the rules for this complaint', async () => {
    const { walker } = await under({
      form: { representativesMax: [{ most: 5, when: { is: 'category', in: ['charges'] } }] },
    });
    await walker.press({ category: 'charges' });
    await walker.press({ narrative });
    await walker.press({ identityMode: 'named', onBehalfOf: 'group' });
    expect(walker.text()).toContain('代表最多 5 人');
    const told = { name: '周敏', phone: '13800000000', complainants: '9' };
    const refused = await walker.press({ ...told, representatives: '一\n二\n三\n四\n五\n六' });
    expect([refused.status, walker.page()]).toEqual([422, 'contact']);
    expect(walker.html()).toContain('href="#representatives"');
    await walker.press({ representatives: '一\n二\n三\n四\n五' });
    expect(walker.page()).toBe('files');
    const other = await under({ form: { representativesMax: [{ most: 5, when: { is: 'category', in: ['drugs'] } }] } });
    await other.walker.press({ category: 'charges' });
    await other.walker.press({ narrative });
    await other.walker.press({ identityMode: 'named', onBehalfOf: 'group' });
    expect(other.walker.text()).toContain('代表最多 20 人');
  });

  test('a paper that such a complaint will need is named with the files', async () => {
    const { walker } = await under({
      form: {
        complainantKinds: [{ id: 'agent', label: label('受托人') }],
        papers: [
          {
            document: 'power-of-attorney',
            label: label('授权委托书原件'),
            when: { is: 'complainantKind', in: ['agent'] },
          },
        ],
      },
    });
    await walker.press({ category: 'charges' });
    await walker.press({ narrative });
    await walker.press({ identityMode: 'anonymous', complainantKind: 'agent' });
    expect([walker.page(), walker.text().includes('授权委托书原件')]).toEqual(['files', true]);
    await walker.press({}, 'back');
    await walker.press({ complainantKind: '' });
    expect([walker.page(), walker.text().includes('授权委托书原件')]).toEqual(['files', false]);
  });

  test('where the rules want a name, anonymity is refused as soon as it is chosen', async () => {
    const { walker } = await under({ form: { namedOnly: { is: 'category', in: ['charges'] } } });
    await walker.press({ category: 'charges' });
    await walker.press({ narrative });
    const refused = await walker.press({ identityMode: 'anonymous' });
    expect([refused.status, walker.page()]).toEqual([422, 'who']);
    expect(refused.text).toContain('不能匿名提交');
    await walker.press({}, 'back');
    await walker.press({}, 'back');
    await walker.press({ category: 'drugs' });
    await walker.press();
    await walker.press({ identityMode: 'anonymous' });
    expect(walker.page()).toBe('files');
  });
});

describe('questions with a condition', () => {
  const lift = {
    field: 'lift-number',
    label: label('电梯编号'),
    answer: 'text',
    when: { is: 'category', in: ['power'] },
    needed: { is: 'category', in: ['power'] },
  };
  const reason = {
    field: 'why-hidden',
    label: label('为什么不便留名'),
    answer: 'text',
    when: { is: 'identityMode', in: ['anonymous'] },
  };

  test('are asked where they apply, and demanded where the rules demand an answer', async () => {
    const { desk, walker } = await under({ questions: [lift] });
    await walker.press({ category: 'power' });
    expect(walker.text()).toContain('电梯编号');
    const refused = await walker.press({ narrative });
    expect([refused.status, refused.text.includes('请填写“电梯编号”')]).toEqual([422, true]);
    await walker.press({ 'field-lift-number': 'A-3' });
    await walker.press({ identityMode: 'anonymous' });
    await walker.press();
    await walker.press({}, 'send');
    expect(desk.complaints[0]?.form.fields).toEqual({ 'lift-number': 'A-3' });
  });

  test('are not asked elsewhere, and an answer that was left behind is not sent', async () => {
    const { desk, walker } = await under({ questions: [lift] });
    await walker.press({ category: 'power' });
    await walker.press({ narrative, 'field-lift-number': 'A-3' }, 'back');
    await walker.press({ category: 'charges' });
    expect(walker.html()).not.toContain('lift-number');
    await walker.press();
    await walker.press({ identityMode: 'anonymous' });
    await walker.press();
    await walker.press({}, 'send');
    expect(desk.complaints[0]?.form.fields).toEqual({});
  });

  test('that depend on who complains come after that was told', async () => {
    const { walker } = await under({ questions: [reason] });
    await walker.press({ category: 'charges' });
    expect(walker.text()).not.toContain('为什么不便留名');
    await walker.press({ narrative });
    await walker.press({ identityMode: 'anonymous' });
    expect([walker.page(), walker.text().includes('为什么不便留名')]).toEqual(['more', true]);
    await walker.press({ 'field-why-hidden': '怕被报复' });
    await walker.press();
    expect(walker.text()).toContain('怕被报复');
    await walker.press({}, 'to-who');
    const named = await walker.press({ identityMode: 'named' });
    expect([named.status, walker.page(), walker.html().includes('怕被报复')]).toEqual([422, 'contact', false]);
  });
});

describe('danger', () => {
  test('is answered at once with whom to call, and goes with the complaint', async () => {
    const { desk, walker } = await under({});
    await walker.press({ category: 'charges', danger: 'yes' });
    expect(walker.page()).toBe('danger');
    for (const number of ['110', '119', '120']) expect(walker.html()).toContain(`href="tel:${number}"`);
    await walker.press();
    await walker.press({ narrative });
    await walker.press({ identityMode: 'anonymous' });
    await walker.press();
    expect(walker.text()).toContain('有人正处在危险之中');
    await walker.press({}, 'send');
    expect(desk.complaints[0]?.form.danger).toBe('yes');
  });

  test('names whom the organisation names', async () => {
    const { walker } = await under({
      profile: {
        emergency: {
          text: label('保安 24 小时在岗。'),
          lines: [{ number: '0577-6226 8888', label: label('值班电话') }],
        },
        announcements: [],
      },
    });
    await walker.press({ category: 'charges', danger: 'yes' });
    expect(walker.html()).toContain('href="tel:057762268888"');
    expect(walker.text()).toContain('保安 24 小时在岗');
    expect(walker.html()).not.toContain('tel:110');
  });
});

describe('where somebody comes from', () => {
  const place = { id: 'k3v9q2mh', label: label('3 号楼 2 单元电梯'), location: 'east', category: 'power' };

  test('the place whose code was scanned is shown, fills in what it stands for, and goes with the complaint', async () => {
    const desk = memoryDesk(hospital);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- ids are branded
    desk.places.push(place as never);
    const visitor = openWorld({ publicDesk: async () => desk }).visitor('renmin.example.cn');
    const walker = await walk(visitor, '/file?place=k3v9q2mh&name=%E5%BC%A0%E4%B8%89&narrative=x');
    expect(walker.text()).toContain('3 号楼 2 单元电梯');
    expect([walker.field('category'), walker.field('place'), walker.html().includes('张三')]).toEqual([
      'power',
      'k3v9q2mh',
      false,
    ]);
    await walker.press();
    expect([walker.page(), walker.field('location')]).toEqual(['where', 'east']);
    await walker.press({}, 'back');
    await walker.press({}, 'leave-place');
    expect(walker.text()).not.toContain('3 号楼 2 单元电梯');
    await walker.press();
    expect([walker.field('place'), walker.field('location')]).toEqual([undefined, undefined]);
  });

  test('a code that leads nowhere any more opens the form and says so', async () => {
    const { walker } = await atTheForm('/file?place=zzzzzz');
    expect(walker.text()).toContain('已经停用');
    await walker.press({ category: 'charges' });
    expect(walker.page()).toBe('where');
  });

  test('what was announced about a subject is shown to whoever chooses it', async () => {
    const announcement = {
      id: 'lift-works',
      title: label('3 号楼电梯正在大修'),
      text: label('预计 12 月 5 日恢复。'),
      categories: ['power'],
      from: '2026-11-01',
    };
    const emergency = { lines: [{ number: '110' }] };
    const { walker } = await under({ profile: { emergency, announcements: [announcement] } });
    await walker.press({ category: 'power' });
    expect(walker.text()).toContain('预计 12 月 5 日恢复');
    await walker.press({}, 'back');
    await walker.press({ category: 'charges' });
    expect(walker.text()).not.toContain('预计 12 月 5 日恢复');
  });
});
