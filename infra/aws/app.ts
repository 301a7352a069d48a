import { App } from 'aws-cdk-lib';
import { fileURLToPath } from 'node:url';
import { addStage } from './deployment.ts';
import { stages } from './stages.ts';

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
const app = new App();
for (const stage of stages) addStage(app, stage, projectRoot);
app.synth();
