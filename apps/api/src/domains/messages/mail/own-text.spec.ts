import { ownText } from './own-text';

it.each([
  ['1', '1'],
  [
    '1\r\n\r\nEl lun, 30 nov 2026 a las 9:00, Café (<hola@cafe.example>)\r\nescribió:\r\n\r\n> Responde 1',
    '1',
  ],
  ['Sí\n\nOn Mon, Nov 30, 2026 at 9:00 AM Café <hola@cafe.example> wrote:\n\n> Reply 1', 'Sí'],
  ['Ja\n\nAm 30.11.2026 um 09:00 schrieb Café <hola@cafe.example>:\n> Hallo', 'Ja'],
  ['2\n\n-- \nLucía\nTel. 600', '2'],
  ['1\n\nEnviado desde mi iPhone', '1'],
  ['1\n\n________________________________\nDe: Café <hola@cafe.example>\nEnviado: lunes', '1'],
  ['1\n\n-----Mensaje original-----\nDe: Café', '1'],
  ['El lunes no puedo.\n¿Y el martes?', 'El lunes no puedo.\n¿Y el martes?'],
  ['1\n\nLe lun. 30 nov. 2026 à 09:00, Café <hola@cafe.example> a écrit :\n\n> Répondez 1', '1'],
  ['1\n\nEnvoyé de mon iPhone', '1'],
  ['1\n\nInviato da iPhone', '1'],
  ['1\n\nVon meinem iPhone gesendet', '1'],
  ['1\n\nEnviado do meu iPhone', '1'],
  ['1\n\nEnviado desde Outlook para Android', '1'],
  ['Von meinem Auto aus gesehen: ja', 'Von meinem Auto aus gesehen: ja'],
  ['Sí. ¿Hay aparcamiento?\n\n> Responde 1', 'Sí. ¿Hay aparcamiento?'],
])('of %j is %j', (text, own) => expect(ownText(text)).toBe(own));

it('of a mail made to be slow is there at once', () => {
  const begun = performance.now();
  ownText(`am${' schrieb'.repeat(12_000)}`);
  expect(performance.now() - begun).toBeLessThan(200);
});
