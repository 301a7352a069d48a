import { html } from 'hono/html';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { Mail } from '../ses/mail-store.ts';
import type { ExecutionView } from './panel.ts';

export type TableCount = { readonly name: string; readonly items: number };

export type PanelContent = {
  readonly now: Instant;
  /** Newest first. */
  readonly mails: readonly Mail[];
  readonly executions: readonly ExecutionView[];
  readonly tables: readonly TableCount[];
};

type Html = ReturnType<typeof html>;

const steps = [
  ['PT1H', '+1 小时 hour'],
  ['P1D', '+1 天 day'],
  ['P6D', '+6 天 days'],
] as const;

/** Instant in UTC and in Beijing, the zone of most tenants. */
const moment = (instant: string): Html => {
  const beijing = new Intl.DateTimeFormat('zh-CN', {
    dateStyle: 'full',
    timeStyle: 'medium',
    timeZone: 'Asia/Shanghai',
  });
  return html`<time datetime="${instant}">${beijing.format(new Date(instant))} <small>(北京 Beijing) ${instant}</small></time>`;
};

/** The panel as one page that works without scripts. */
export async function panelPage(content: PanelContent): Promise<string> {
  const page = html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>本机面板 · Local panel</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/_local/panel.css">
</head>
<body>
<header><h1>本机面板 <small>Local panel</small></h1><a href="/">回音首页 Huiyin</a></header>
<main>
${clockSection(content.now)}
${mailSection(content.mails)}
${executionSection(content.executions)}
${tableSection(content.tables)}
</main>
</body>
</html>`;
  return String(await page);
}

const clockSection = (now: Instant): Html => html`<section>
<h2>时钟 <small>Clock</small></h2>
<p class="now">${moment(now)}</p>
<div class="moves">
${steps.map(
  ([advance, label]) =>
    html`<form method="post" action="/_local/clock"><button name="advance" value="${advance}">${label}</button></form>`,
)}
<form method="post" action="/_local/clock">
<label>到 to <input type="date" name="to" required min="${now.slice(0, 10)}"></label><button>前往 Go</button>
</form>
</div>
</section>`;

const mailSection = (mails: readonly Mail[]): Html => html`<section>
<h2>邮件 <small>Mails (${mails.length})</small></h2>
${mailForm}
${mails.length === 0 ? html`<p class="none">还没有邮件 No mails yet</p>` : mails.map(mailArticle)}
</section>`;

const mailForm = html`<details>
<summary>投递一封邮件 <small>Drop a mail</small></summary>
<form class="letter" method="post" action="/_local/mail-in">
<label>发件人 From <input name="from" required value="patient@example.com"></label>
<label>收件人 To <input name="to" required placeholder="&lt;slug&gt;@mail.localhost"></label>
<label>主题 Subject <input name="subject" required></label>
<label>正文 Text <textarea name="text" rows="5" required></textarea></label>
<button>投递 Drop</button>
</form>
</details>`;

const mailArticle = (mail: Mail): Html => html`<details>
<summary><strong>${mail.subject}</strong> <span>→ ${mail.to.join(', ')}</span> ${moment(mail.at)}</summary>
${mail.bounced.length > 0 ? html`<p class="bounced">退信 Bounced: ${mail.bounced.join(', ')}</p>` : ''}
<p>发件人 From: ${mail.from}</p>
<ul>${mail.links.map((link) => html`<li><a href="${link}" rel="noreferrer">${link}</a></li>`)}</ul>
<pre>${mail.text}</pre>
</details>`;

const executionSection = (
  executions: readonly ExecutionView[],
): Html => html`<section tabindex="0" aria-label="定时器 Executions">
<h2>定时器 <small>Executions (${executions.length})</small></h2>
<table>
<thead><tr><th>名称 Name</th><th>状态机 Machine</th><th>状态 Status</th><th>步骤 State</th><th>唤醒 Wakes at</th></tr></thead>
<tbody>${executions.map(
  (execution) =>
    html`<tr><td>${execution.name}</td><td>${execution.machine}</td><td>${execution.status}</td><td>${execution.state}</td><td>${execution.wakeAt === null ? '' : moment(execution.wakeAt)}</td></tr>`,
)}</tbody>
</table>
</section>`;

const tableSection = (tables: readonly TableCount[]): Html => html`<section tabindex="0" aria-label="数据表 Tables">
<h2>数据表 <small>Tables (${tables.length})</small></h2>
<table>
<thead><tr><th>名称 Name</th><th>条目 Items</th></tr></thead>
<tbody>${tables.map((table) => html`<tr><td>${table.name}</td><td class="number">${table.items}</td></tr>`)}</tbody>
</table>
</section>`;
