import { jest } from '@jest/globals';
import { ignoreRefusedSounds } from './refused-sounds';

/** As the browser tells of a promise that nobody looked after. */
function rejected(name: string): Event {
  const reason = Object.assign(new Error('No.'), { name });
  return Object.assign(new Event('unhandledrejection', { cancelable: true }), { reason });
}

describe('sounds that the browser refuses', () => {
  const activation = { hasBeenActive: false };
  const logged = jest.fn();

  beforeAll(() => {
    Object.defineProperty(navigator, 'userActivation', { value: activation, configurable: true });
    ignoreRefusedSounds();
    window.addEventListener('unhandledrejection', logged);
  });
  afterEach(() => logged.mockClear());
  afterAll(() => {
    window.removeEventListener('unhandledrejection', logged);
    Reflect.deleteProperty(navigator, 'userActivation');
  });

  it('are no fault while nobody has touched the page', () => {
    activation.hasBeenActive = false;
    const event = rejected('NotAllowedError');
    window.dispatchEvent(event);
    expect([event.defaultPrevented, logged.mock.calls.length]).toEqual([true, 0]);
  });

  it('are one afterwards, and other faults always', () => {
    window.dispatchEvent(rejected('TypeError'));
    activation.hasBeenActive = true;
    window.dispatchEvent(rejected('NotAllowedError'));
    expect(logged).toHaveBeenCalledTimes(2);
  });
});
