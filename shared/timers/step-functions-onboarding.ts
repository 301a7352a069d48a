import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { OnboardingPort } from '../usecase/tenancy/sign-up.ts';

/** Onboarding as a Standard execution named after the sign-up: starting it again finds the one that runs or ran. */
export const stepFunctionsOnboarding = (sfn: SFNClient, machineArn: string): OnboardingPort => ({
  async start(signUpId) {
    try {
      await sfn.send(
        new StartExecutionCommand({
          stateMachineArn: machineArn,
          name: signUpId,
          input: JSON.stringify({ signUp: signUpId }),
        }),
      );
    } catch (error) {
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
    }
  },
});
