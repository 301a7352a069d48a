import { Link } from 'wouter';
import { useSpeech } from './language.tsx';
import { Page } from './page.tsx';

export function MissingPage() {
  const { words } = useSpeech();
  return (
    <Page title={words.missing.title}>
      <p>{words.missing.text}</p>
      <p>
        <Link href="/">{words.missing.home}</Link>
      </p>
    </Page>
  );
}
