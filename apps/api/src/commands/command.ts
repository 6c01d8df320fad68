import { dbCommand } from './db-command';
import { doctorCommand } from './doctor-command';
import { keysCommand } from './keys-command';
import type { Config } from '../platform/config/config';
import { loadConfig, readEnvironment } from '../platform/config/load-config';
import { AppError } from '../platform/errors/app-error';
import { peopleCommand } from './people-command';
import { startFailure } from '../start-failure';

/** How a command tells what it does. */
export interface Say {
  line: (text: string) => void;
  /** Replaces the last one on a terminal. */
  progress: (text: string) => void;
}

type Command = (config: Config, args: string[], say: Say) => Promise<void>;

/** Programs for whoever runs the server: `npm run <name> -- …`. */
const COMMANDS: Record<string, Command> = {
  db: dbCommand,
  doctor: doctorCommand,
  keys: keysCommand,
  people: peopleCommand,
};

function sayOn(terminal: NodeJS.WriteStream): Say {
  let last = '';
  return {
    line: (text) => void terminal.write(`${terminal.isTTY && last !== '' ? '\r\u001B[K' : ''}${text}\n`),
    progress: (text) => {
      if (text === last) return;
      last = text;
      terminal.write(terminal.isTTY ? `\r\u001B[K${text}` : `${text}\n`);
    },
  };
}

const [name = '', ...args] = process.argv.slice(2);
try {
  const command = COMMANDS[name];
  if (!command)
    throw new AppError({ code: 'command/usage', detail: `Commands: ${Object.keys(COMMANDS).join(', ')}` });
  await command(loadConfig(readEnvironment()), args, sayOn(process.stdout));
} catch (error) {
  process.stderr.write(`${startFailure(error)}\n`);
  process.exitCode = 1;
}
