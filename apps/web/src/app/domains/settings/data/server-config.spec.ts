import { TestBed } from '@angular/core/testing';
import { DEMO_SERVER, OWN_SERVER } from '../testing/fixtures';
import { SettingsBed } from '../testing/settings-bed';
import { ServerConfig } from './server-config';

describe('ServerConfig', () => {
  it('knows what the server is', async () => {
    const bed = new SettingsBed();
    const config = TestBed.inject(ServerConfig);
    expect(config.status()).toBe('loading');
    await bed.config(DEMO_SERVER);
    expect(config.status()).toBe('ready');
    expect(config.emulator()?.handsetUrl).toBe('http://localhost:4010/handset');
    expect(config.personalMode()).toBe(true);
  });

  it('knows a server without personal mode', async () => {
    const bed = new SettingsBed();
    const config = TestBed.inject(ServerConfig);
    await bed.config({ ...OWN_SERVER, personalMode: 'off' });
    expect(config.personalMode()).toBe(false);
    expect(config.emulator()).toBeUndefined();
  });

  it('says that the server is away, and comes back on trying again', async () => {
    const bed = new SettingsBed();
    const config = TestBed.inject(ServerConfig);
    await bed.lose('/api/config');
    expect([config.status(), config.error()?.kind]).toEqual(['failed', 'offline']);
    void config.retry();
    expect(config.status()).toBe('loading');
    await bed.config(OWN_SERVER);
    expect([config.status(), config.error()]).toEqual(['ready', undefined]);
  });

  it('asks anew when the browser is back online, one question at a time, and keeps what it knew', async () => {
    const bed = new SettingsBed();
    const config = TestBed.inject(ServerConfig);
    await bed.config(OWN_SERVER);
    window.dispatchEvent(new Event('online'));
    window.dispatchEvent(new Event('online'));
    await bed.lose('/api/config');
    expect(config.config()).toEqual(OWN_SERVER);
    expect(config.status()).toBe('failed');
  });
});
