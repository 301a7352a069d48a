import { systemClock } from '#clock';
import { stepFunctionsOnboarding } from '../../shared/cloud/step-functions-onboarding.ts';
import { dynamoSignUps } from '../../shared/data/tenancy/sign-ups.ts';
import type { SignUpDesk } from '../../shared/usecase/public/public-desk.ts';
import { sealerFor } from '../../shared/usecase/tenancy/seal.ts';
import { signUpDesk } from '../../shared/usecase/tenancy/sign-up.ts';
import type { Addresses } from '../lib/hosts.ts';
import { openMailQueue } from '../lib/notices.ts';
import type { Tenants } from '../lib/tenants.ts';

type SignUpEnvironment = Readonly<Record<'MAIL_QUEUE_URL' | 'ONBOARDING_MACHINE_ARN' | 'PLATFORM_SECRET', string>>;

/** The desk at which organisations sign up; only the site needs it. */
export const openSignUpDesk = (environment: SignUpEnvironment, tenants: Tenants, addresses: Addresses): SignUpDesk =>
  signUpDesk({
    clock: systemClock,
    signUps: dynamoSignUps(tenants.control),
    registry: tenants.registry,
    queue: openMailQueue(environment.MAIL_QUEUE_URL),
    onboarding: stepFunctionsOnboarding(environment.ONBOARDING_MACHINE_ARN),
    sealer: sealerFor(environment.PLATFORM_SECRET, 'sign-up'),
    platformSecret: environment.PLATFORM_SECRET,
    addressOf: { console: addresses.console },
  });
