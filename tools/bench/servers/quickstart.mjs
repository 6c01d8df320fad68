// What the vendor's quickstarts do for an incoming call and an incoming message: Express, its webhook check, its TwiML builder.
//   TWILIO_AUTH_TOKEN=… PORT=… IDENTITY=… REPLY=… node quickstart.mjs
import express from 'express';
import twilio from 'twilio';

const app = express();
app.use(express.urlencoded({ extended: false }));
app.get('/health', (_request, response) => void response.json({ status: 'ok' }));
app.post('/voice', twilio.webhook(), (_request, response) => {
  const twiml = new twilio.twiml.VoiceResponse();
  twiml.dial({ answerOnBridge: true, timeout: 25 }).client(process.env.IDENTITY ?? '');
  response.type('text/xml').send(twiml.toString());
});
app.post('/message', twilio.webhook(), (_request, response) => {
  const twiml = new twilio.twiml.MessagingResponse();
  twiml.message(process.env.REPLY ?? '');
  response.type('text/xml').send(twiml.toString());
});
app.listen(Number(process.env.PORT), '127.0.0.1');
