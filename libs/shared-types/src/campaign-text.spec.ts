import { campaignText, missingCampaignValues, smsSegments } from './campaign-text';

describe('the text of a campaign', () => {
  it('is filled, without parts of which something is not known', () => {
    const text = 'Hola[ {name}], tu pedido {order} está listo[ en {place}]. [Aviso]';
    expect(campaignText(text, { order: 'A-1', place: '' })).toBe('Hola, tu pedido A-1 está listo. [Aviso]');
    expect(campaignText(text, { name: 'Ana', order: '$&', place: 'Gràcia' })).toBe(
      'Hola Ana, tu pedido $& está listo en Gràcia. [Aviso]',
    );
    expect(missingCampaignValues(text, { name: 'Ana' })).toEqual(['order']);
    expect(missingCampaignValues('{constructor}', {})).toEqual(['constructor']);
  });

  it.each([
    ['', 1],
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['a'.repeat(307), 3],
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
    ['á'.repeat(70), 1],
    ['á'.repeat(71), 2],
    ['😀'.repeat(36), 2],
  ])('of which number %# is billed as it should', (text, segments) => {
    expect(smsSegments(text)).toBe(segments);
  });
});
