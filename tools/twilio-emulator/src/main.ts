console.log('twilio-emulator');
