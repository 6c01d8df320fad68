/** Where class-transformer keeps what `@Type` said; it publishes the module without its types. */
declare module 'class-transformer/cjs/storage.js' {
  export const defaultMetadataStorage: {
    findTypeMetadata(
      target: import('@nestjs/common').Type,
      property: string,
    ): { typeFunction(): import('@nestjs/common').Type } | undefined;
  };
}
