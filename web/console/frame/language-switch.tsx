import { GlobalOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useSpeech } from './language.tsx';

/** Switches to the other of the two languages; its name stands in that language. */
export function LanguageSwitch() {
  const { language, words, choose } = useSpeech();
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <Button type="text" icon={<GlobalOutlined aria-hidden />} lang={other} onClick={() => choose(other)}>
      {words.language.other}
    </Button>
  );
}
