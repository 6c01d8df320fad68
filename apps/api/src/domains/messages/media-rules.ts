/** Twilio's limit for the files of a message is 16 MB: https://www.twilio.com/docs/whatsapp/guidance-whatsapp-media-messages */
export const MEDIA_BYTES_MAX = 16 * 1024 * 1024;

/** Of files that are sent and kept. Nothing that a browser would run. */
const ALLOWED = [
  /^image\/(jpeg|png|gif|webp|heic|heif|bmp|tiff)$/,
  /^audio\/[\w.+-]+$/,
  /^video\/[\w.+-]+$/,
  /^application\/(pdf|msword|vnd\.[\w.+-]+|ogg)$/,
  /^text\/(plain|csv|vcard|x-vcard|calendar)$/,
];

/** `image/jpeg; charset=…` → `image/jpeg` */
export const bareType = (type: string): string => type.split(';', 1)[0]?.trim().toLowerCase() ?? '';

export const isAllowedType = (type: string): boolean =>
  ALLOWED.some((allowed) => allowed.test(bareType(type)));
