import { describe, it } from 'vitest';
import { complainant } from '../../../shared/complaint/facts.ts';
import { evidenceMax } from '../../../shared/complaint/verbs/attach-evidence.ts';
import { banker, bankersWithout } from '../../support/bank.ts';
import { given, history, photo, type Step, verb } from '../../support/given.ts';
import { exactly, monday, terms, today, untilStage } from '../../support/intake.ts';

const noon = '2026-11-24 12:00';
const attach = (...names: readonly string[]) => ({ type: 'AttachEvidence' as const, files: names.map(photo) });

describe('附加证据材料 attaching evidence', () => {
  it('keeps the files and says which papers have come in', () => {
    const outcome = given(...history(monday)).when(
      { ...attach('笔录 一.jpg'), documents: terms('written-material', 'report'), comment: '原件存档。' },
      today(noon),
    );
    exactly(outcome, {
      type: 'EvidenceAttached',
      data: { attachments: [photo('笔录 一.jpg').attachment], documents: ['written-material', 'report'] },
      texts: { fileNames: '笔录 一.jpg', comment: '原件存档。' },
    });
    outcome.thenState({ evidence: 1, documents: ['written-material', 'report'], files: 0 });
  });

  it('counts every paper once', () => {
    const first: Step = [{ type: 'AttachEvidence', files: [], documents: terms('report') }, today(noon)];
    given(...history(monday, first))
      .when({ type: 'AttachEvidence', files: [], documents: terms('written-material', 'report') }, today(noon))
      .thenState({ documents: ['report', 'written-material'] });
  });

  it(`takes ${evidenceMax} files in all, and leaves the complainant theirs`, () => {
    const twenty = Array.from({ length: 20 }, (_, index) => `${index}.jpg`);
    const full = history(monday, ...[1, 2, 3].map((): Step => [attach(...twenty), today(noon)]));
    given(...full)
      .when(attach('one more.jpg'), today(noon))
      .thenRefused({ code: 'complaint/too-many-files' });
    given(...full)
      .when(verb.supplement('mine.jpg'), today(noon, complainant))
      .thenState({ files: 1, evidence: evidenceMax });
  });

  it('wants something to attach', () => {
    given(...history(monday))
      .when(attach(), today(noon))
      .thenRefused({ code: 'complaint/incomplete', missing: ['evidence'], verb: 'AttachEvidence' });
  });

  it('knows only papers of the list', () => {
    given(...history(monday))
      .when({ ...attach(), documents: terms('novel') }, today(noon))
      .thenRefused({ code: 'complaint/unknown-term', about: 'novel' });
  });

  it.each(Object.entries(untilStage))('is possible while the complaint is %s', (stage, steps) => {
    given(...history(...steps))
      .when(attach('a.jpg'), today('2026-11-25 09:00'))
      .thenState({ stage, evidence: 1 });
  });

  it.each(bankersWithout('register', 'classify', 'dispatch', 'state', 'reply'))('is not for %s', (position) => {
    given(...history(monday))
      .when(attach('a.jpg'), today(noon, banker(position)))
      .thenRefused({ code: 'session/not-permitted', about: 'register' });
  });

  it('is not for the complainant, who supplements', () => {
    given(...history(monday))
      .when(attach('a.jpg'), today(noon, complainant))
      .thenRefused({ code: 'session/not-permitted', about: 'register' });
  });
});
