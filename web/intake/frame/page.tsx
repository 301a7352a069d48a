import type { Child } from 'hono/jsx';
import type { ProblemCode } from '../../../shared/contract/problems.ts';
import type { Language } from '../../../shared/kernel/text.ts';
import { intakeWords } from '../../words/intake/index.ts';
import { assets } from './assets.ts';

/** What surrounds every page of one request. */
export type Frame = {
  readonly language: Language;
  /** Languages one can switch to; fewer than two show no switch. */
  readonly languages: readonly Language[];
  /** The address of the present page in another language. */
  readonly addressIn: (language: Language) => string;
  /** The organisation, or the product on its own site. */
  readonly brand: string;
  /** What stands beside the brand. */
  readonly service: string;
  /** Shows the banner of an organisation that nobody has verified. */
  readonly isUnverified: boolean;
  /** The organisation's own colours and logo. */
  readonly look?: {
    readonly style?: string | undefined;
    readonly logo?: { readonly path: string; readonly width: number; readonly height: number } | undefined;
  };
  /** Where the foot of the page leads: the product's own site. */
  readonly siteAddress: string;
};

export type PageProps = {
  readonly frame: Frame;
  readonly title: string;
  readonly problem?: ProblemCode | undefined;
  /** What the page loads besides what every page does. */
  readonly assets?: 'following' | undefined;
  /** Asks browsers without script to load the page again after so many seconds. */
  readonly refreshSeconds?: number | undefined;
  /** A script of its own, besides the one of all pages. */
  readonly script?: 'filing' | 'check' | undefined;
  readonly children: Child;
};

const ownNames: Readonly<Record<Language, string>> = { 'zh-CN': '中文', en: 'English' };

function LanguageSwitch({ frame }: { frame: Frame }) {
  if (frame.languages.length < 2) return <></>;
  return (
    <nav aria-label={intakeWords[frame.language].frame.languages}>
      {frame.languages
        .filter((language) => language !== frame.language)
        .map((language) => (
          <a href={frame.addressIn(language)} lang={language} hreflang={language} rel="nofollow">
            {ownNames[language]}
          </a>
        ))}
    </nav>
  );
}

/** The logo beside the name, which says the same, so that it is silent. */
function Logo({ frame }: { frame: Frame }) {
  const logo = frame.look?.logo;
  return logo === undefined ? (
    <></>
  ) : (
    <img class="logo" src={logo.path} width={logo.width} height={logo.height} alt="" />
  );
}

/** The document around a page: head, bar with the language switch, banner, content, foot. */
export function Page({ frame, title, problem, assets: more, refreshSeconds, script, children }: PageProps) {
  const words = intakeWords[frame.language].frame;
  return (
    <html lang={frame.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${problem === undefined ? '' : `${words.errorInTitle}: `}${title} - ${frame.brand}`}</title>
        <link rel="stylesheet" href={assets.style.path} />
        {more === undefined ? null : <link rel="stylesheet" href={assets.followingStyle.path} />}
        {frame.look?.style === undefined ? null : <link rel="stylesheet" href={frame.look.style} />}
        <link rel="icon" type="image/svg+xml" href={assets.icon.path} />
        <script type="module" src={assets.script.path}></script>
        {more === undefined ? null : <script type="module" src={assets.followingScript.path}></script>}
        {script === undefined ? null : <script type="module" src={assets[script].path}></script>}
        {refreshSeconds === undefined ? null : (
          <noscript>
            <meta http-equiv="refresh" content={String(refreshSeconds)} />
          </noscript>
        )}
      </head>
      <body>
        <a class="skip" href="#content">
          {words.skip}
        </a>
        <header class="bar">
          <div>
            <a class="brand" href="/">
              <Logo frame={frame} />
              {frame.brand} <span>{frame.service}</span>
            </a>
            <LanguageSwitch frame={frame} />
          </div>
        </header>
        {frame.isUnverified ? (
          <aside class="banner" aria-label={words.service}>
            <p>{words.unverified}</p>
          </aside>
        ) : null}
        <main id="content" tabindex={-1} data-problem={problem}>
          {children}
        </main>
        <footer>
          <div>
            <a href={frame.siteAddress}>{words.providedBy}</a>
          </div>
        </footer>
      </body>
    </html>
  );
}
