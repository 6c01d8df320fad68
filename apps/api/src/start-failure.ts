import { AppError } from './platform/errors/app-error';
import { ConfigError } from './platform/config/load-config';

/** Why the server does not start, in lines for whoever started it. A stack only where it is our own fault. */
export function startFailure(error: unknown): string {
  if (error instanceof ConfigError || error instanceof AppError) return error.message;
  const { code, port, message, stack } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken. Stop the program that uses it, or set PORT to another.`;
  if (code === 'EACCES') return `This user may not listen on port ${port}. Set PORT to a number above 1023.`;
  if (code === 'EADDRNOTAVAIL')
    return 'HOST must be an address of this machine, such as 127.0.0.1 or 0.0.0.0.';
  // Mistakes in call flows and the like say in their message what to do.
  if (typeof code === 'string' && code.startsWith('twiml/')) return message;
  return stack ?? String(error);
}
