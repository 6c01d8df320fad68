import { Header } from '@nestjs/common';

/** Answers that no cache on the way may keep. */
export const NotStored = (): MethodDecorator => Header('Cache-Control', 'no-store');
