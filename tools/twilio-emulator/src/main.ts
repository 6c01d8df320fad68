import { startEmulator } from './emulator';
import { DEFAULT_PORT, optionsFromEnvironment } from './emulator-options';

/** Starts the emulator as a program: settings from `EMULATOR_*`, one line when it is up, clean end on a signal. */
async function main(): Promise<void> {
  const options = optionsFromEnvironment(process.env);
  const emulator = await startEmulator(options).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    const port = options.port ?? DEFAULT_PORT;
    throw new Error(`Port ${port} is taken by another program. End it, or set EMULATOR_PORT to a free port.`);
  });
  const { accountSid, phoneNumber } = emulator.credentials;
  process.stdout.write(
    `Twilio emulator at ${emulator.url}: account ${accountSid}, number ${phoneNumber}, ` +
      `outside numbers +12025550111 to +12025550117, handset page ${emulator.url}/handset\n`,
  );
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    void emulator.stop().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(
    `The Twilio emulator did not start: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
});
