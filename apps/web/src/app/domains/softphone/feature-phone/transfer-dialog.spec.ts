import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { MatInputHarness } from '@angular/material/input/testing';
import { jest } from '@jest/globals';
import { provideTestWords } from '../../../shared/i18n/testing/provide-test-words';
import { TransferDialog } from './transfer-dialog';

/** The answer has gone through the client's promises. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 4; turn++) {
    TestBed.tick();
    await new Promise((done) => setTimeout(done));
  }
};

const opened = async () => {
  const close = jest.fn();
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideTestWords('en'),
      { provide: MAT_DIALOG_DATA, useValue: { callSid: 'CA1' } },
      { provide: MatDialogRef, useValue: { close } },
    ],
  });
  const fixture = TestBed.createComponent(TransferDialog);
  const server = TestBed.inject(HttpTestingController);
  TestBed.tick();
  server.expectOne('/api/colleagues').flush([{ id: 'p2', name: 'Ben' }]);
  await settle();
  const loader = TestbedHarnessEnvironment.loader(fixture);
  return {
    close,
    server,
    button: (text: string | RegExp) => loader.getHarness(MatButtonHarness.with({ text })),
    input: () => loader.getHarness(MatInputHarness),
    text: () => (fixture.nativeElement as HTMLElement).textContent ?? '',
  };
};

it('gives the call to a colleague', async () => {
  const { button, server, close } = await opened();
  await (await button(/^\s*Transfer.*Ben/)).click();
  const request = server.expectOne('/api/transfers');
  expect(request.request.body).toEqual({ callId: 'CA1', personId: 'p2' });
  request.flush(null, { status: 204, statusText: 'No Content' });
  await settle();
  expect(close).toHaveBeenCalledWith({ name: 'Ben', isAsked: false });
});

it('asks a colleague first', async () => {
  const { button, server, close } = await opened();
  await (await button(/^\s*Ask first.*Ben/)).click();
  const request = server.expectOne('/api/consultations');
  expect(request.request.body).toEqual({ callId: 'CA1', personId: 'p2' });
  request.flush(null, { status: 204, statusText: 'No Content' });
  await settle();
  expect(close).toHaveBeenCalledWith({ name: 'Ben', isAsked: true });
});

it('asks at a number first', async () => {
  const { button, input, server, close } = await opened();
  await (await input()).setValue(' 202 555 0112 ');
  await (await button('Ask first')).click();
  const request = server.expectOne('/api/consultations');
  expect(request.request.body).toEqual({ callId: 'CA1', number: '202 555 0112' });
  request.flush(null, { status: 204, statusText: 'No Content' });
  await settle();
  expect(close).toHaveBeenCalledWith({ name: '202 555 0112', isAsked: true });
});

it('says why a number cannot be called, and stays', async () => {
  const { button, input, server, close, text } = await opened();
  await (await input()).setValue('+1900');
  await (await button('Transfer')).click();
  const problem = { code: 'calls/transfer-refused', detail: 'No.', status: 422 };
  server.expectOne('/api/transfers').flush(problem, { status: 422, statusText: '422' });
  await settle();
  expect(text()).toContain('Calls to this number are not allowed');
  expect(close).not.toHaveBeenCalled();
});
