import { passwordStrength } from './password-strength';
import { readSignInCode } from './sign-in-code';

describe('passwordStrength', () => {
  it.each([
    ['hunter2', 'short'],
    ['aaaaaaaaaaaaaaaa', 'weak'],
    ['abcdefghijklmnop', 'weak'],
    ['password123456', 'weak'],
    ['ana.ruiz.clinica.sol', 'weak'],
    ['contraseña2026', 'weak'],
    ['caballo lejano', 'fair'],
    ['caballo lejano 47 Tuerca', 'strong'],
    ['correct horse battery staple', 'strong'],
    ['v7#kQ2!mZp0x', 'good'],
    ['gR8$kz!pW2vN9@qLx4', 'strong'],
  ])('finds %s %s', (password, strength) => {
    expect(passwordStrength(password, ['Ana Ruiz', 'ana@clinica.example', 'Clínica Sol'])).toBe(strength);
  });
});

describe('readSignInCode', () => {
  it.each([
    ['123456', '123456'],
    [' 123 456 ', '123456'],
    ['K7WD-M2XP', 'k7wd-m2xp'],
    ['k7wdm2xp', 'k7wd-m2xp'],
    ['12345', undefined],
    ['', undefined],
  ])('reads %j as %s', (typed, code) => {
    expect(readSignInCode(typed)).toBe(code);
  });
});
