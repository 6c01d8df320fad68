import { nodeApp } from '../../tools/build/node-app.mjs';

export default nodeApp({ name: 'api', input: 'apps/api/src/main.ts', outDir: 'dist/apps/api' });
