export * from './config';
export * from './credentials';
export * from './health';
export * from './problem';
export * from './rules';
export * from './setup';
export * from './token';
