import { ErrorSummary, type FormState, LineField, faultIn } from '../intake/frame/fields.tsx';
import { type Frame, Page } from '../intake/frame/page.tsx';
import { siteWords } from '../words/site/index.ts';

type FrontProps = { readonly frame: Frame; readonly slug: string | undefined; readonly state: FormState };

/** What Huiyin is, the way to sign up, and the way to one's own console. */
export function FrontPage({ frame, slug, state }: FrontProps) {
  const words = siteWords[frame.language].front;
  return (
    <Page frame={frame} title={words.title} problem={state.problem}>
      <ErrorSummary language={frame.language} state={state} />
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <ul class="points">
        {words.points.map((point) => (
          <li class="card">
            <h2 class="point">{point.title}</h2>
            <p>{point.text}</p>
          </li>
        ))}
      </ul>
      <ul class="doors">
        <li>
          <a class="door first" href="/sign-up">
            <strong>{words.signUp}</strong>
            <span>{words.signUpHint}</span>
          </a>
        </li>
      </ul>
      <section>
        <h2>{words.signIn}</h2>
        <p>{words.signInLead}</p>
        <form method="post" action="/sign-in" novalidate>
          <LineField id="slug" label={words.slug} hint={words.slugHint} value={slug} fault={faultIn(state, 'slug')} />
          <div class="row">
            <button class="button plain" type="submit">
              {words.go}
            </button>
          </div>
        </form>
      </section>
      <p class="hint">{words.complain}</p>
    </Page>
  );
}
