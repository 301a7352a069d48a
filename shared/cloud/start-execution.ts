import { isRefusal, jsonCall } from './json-call.ts';

/**
 * Starts a Standard execution. Name and input are the same at every try, so a repeated start finds the execution that runs;
 * one that has ended under this name is left alone.
 */
export async function startExecution(machineArn: string, name: string, input: object): Promise<void> {
  try {
    await jsonCall('states', 'StartExecution', { stateMachineArn: machineArn, name, input: JSON.stringify(input) });
  } catch (error) {
    if (!isRefusal(error, 'ExecutionAlreadyExists')) throw error;
  }
}
