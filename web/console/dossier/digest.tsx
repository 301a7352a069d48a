import { CopyOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useSpeech } from '../frame/language.tsx';
import { Mark } from '../frame/mark.tsx';

/** A digest, shortened for the eye, whole for the clipboard and on paper. */
export function Digest({ seq, hash }: { readonly seq: number; readonly hash: string }) {
  const { words } = useSpeech();
  const { message } = App.useApp();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(hash);
      void message.success(words.act.copied);
    } catch {
      // Some browsers refuse the clipboard; the whole digest can then be selected.
      void message.info(hash);
    }
  };
  return (
    <span className="digest">
      <code title={hash}>
        {hash.slice(0, 10)}…<span className="on-paper">{hash}</span>
      </code>
      <Button
        className="off-paper"
        type="text"
        size="small"
        icon={<CopyOutlined aria-hidden />}
        aria-label={words.dossier.copyHash(seq)}
        onClick={() => void copy()}
      />
    </span>
  );
}

/** Whether a step still matches its digest. */
export function Check({ isIntact }: { readonly isIntact: boolean }) {
  const { words } = useSpeech();
  return <Mark tone={isIntact ? 'good' : 'late'}>{isIntact ? words.dossier.ok : words.dossier.notOk}</Mark>;
}
