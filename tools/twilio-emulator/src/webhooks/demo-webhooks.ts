import type { LocalWebhooks } from './webhook';

const XML = 'text/xml; charset=utf-8';

const ANSWERS: Readonly<Record<string, string>> = {
  '/welcome/voice': `<?xml version="1.0" encoding="UTF-8"?>
<Response>
  <Say>Hello! This line works. Nothing is connected to it yet: set a voice URL, and your program answers here.</Say>
</Response>`,
  '/welcome/sms/reply': `<?xml version="1.0" encoding="UTF-8"?>
<Response>
  <Message>Your message arrived. Set a messaging URL, and your program answers here.</Message>
</Response>`,
};

/**
 * Twilio points new numbers at two demo pages on demo.twilio.com. They are answered here, in other words, so that a
 * fresh number works without the internet.
 */
export const demoWebhooks: LocalWebhooks = {
  answer(url) {
    if (url.hostname !== 'demo.twilio.com') return undefined;
    const body = ANSWERS[url.pathname.replace(/\/$/, '')];
    if (body !== undefined) return { status: 200, contentType: XML, body };
    return {
      status: 404,
      contentType: 'text/plain',
      body: 'The emulator serves /welcome/voice/ and /welcome/sms/reply.',
    };
  },
};
