import type { OnboardingPort } from '../usecase/tenancy/sign-up.ts';
import { startExecution } from './start-execution.ts';

/** Onboarding as a Standard execution named after the sign-up. */
export const stepFunctionsOnboarding = (machineArn: string): OnboardingPort => ({
  start: (signUpId) => startExecution(machineArn, signUpId, { signUp: signUpId }),
});
