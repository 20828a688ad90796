import { methodOf, tokenOf, withMethod, withToken } from './authentication';
import type { Options } from './change-settings';
import { addHeader, changeHeader, readHeaders, removeHeader } from './http-headers';

const options = (part: Partial<Options> = {}): Options =>
  ({ basicAuth: false, jsonData: {}, secureJsonData: {}, secureJsonFields: {}, ...part }) as Options;
const stored = () =>
  options({
    jsonData: { httpHeaderName1: 'X-One', httpHeaderName2: 'X-Two', httpHeaderName3: 'X-Three', timeout: 5 },
    secureJsonFields: { httpHeaderValue1: true, httpHeaderValue2: true, httpHeaderValue3: true, tlsCACert: true },
  });

describe('custom headers', () => {
  it('are read in Grafana’s numbering', () => {
    expect(readHeaders(stored()).map(({ name, configured }) => [name, configured])).toEqual([
      ['X-One', true],
      ['X-Two', true],
      ['X-Three', true],
    ]);
  });

  it('keep stored values when one is added', () => {
    const added = addHeader(stored(), { name: 'X-Four', value: 'secret', configured: false });
    expect(added.jsonData).toMatchObject({ httpHeaderName3: 'X-Three', httpHeaderName4: 'X-Four', timeout: 5 });
    expect(added.secureJsonData).toEqual({ httpHeaderValue4: 'secret' });
    expect(added.secureJsonFields).toMatchObject({ httpHeaderValue1: true, httpHeaderValue4: false, tlsCACert: true });
  });

  it('close the gap of a removed one, and ask again for values that moved', () => {
    const removed = removeHeader(stored(), 1);
    expect(removed.jsonData).toEqual({ httpHeaderName1: 'X-One', httpHeaderName2: 'X-Three', timeout: 5 });
    expect(removed.secureJsonData).toEqual({ httpHeaderValue2: '', httpHeaderValue3: '' });
    expect(readHeaders(removed).map(({ configured }) => configured)).toEqual([true, false]);
  });

  it('keep what is being typed', () => {
    const typed = changeHeader(addHeader(stored(), { name: '', value: '', configured: false }), 3, {
      name: 'X',
      value: 'v',
      configured: false,
    });
    expect(readHeaders(typed)[3]).toEqual({ name: 'X', value: 'v', configured: false });
  });
});

describe('authentication', () => {
  it('keeps a bearer token as a secret header', () => {
    const chosen = withMethod(stored(), 'token');
    expect(methodOf(chosen)).toBe('token');
    const typed = withToken(chosen, 'abc');
    expect(typed.jsonData).toMatchObject({ httpHeaderName4: 'Authorization' });
    expect(typed.secureJsonData).toMatchObject({ httpHeaderValue4: 'Bearer abc' });
    expect(tokenOf(typed)).toEqual({ token: 'abc', configured: false });
  });

  it('leaves no token behind when another method is chosen', () => {
    const basic = withMethod(withToken(withMethod(options(), 'token'), 'abc'), 'basic');
    expect(methodOf(basic)).toBe('basic');
    expect(basic.jsonData).toEqual({});
    expect(basic.secureJsonData).toEqual({ httpHeaderValue1: '' });
    expect(methodOf(withMethod(basic, 'none'))).toBe('none');
  });
});
