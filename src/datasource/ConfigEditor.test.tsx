import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { useState } from 'react';
import type { Options } from './change-settings';
import { ConfigEditor } from './ConfigEditor';

function setUp(part: Partial<Options> = {}) {
  const seen = {
    options: {
      url: '',
      readOnly: false,
      basicAuth: false,
      basicAuthUser: '',
      jsonData: {},
      secureJsonData: {},
      secureJsonFields: {},
      ...part,
    } as Options,
  };
  function Host() {
    const [options, setOptions] = useState(seen.options);
    seen.options = options;
    return <ConfigEditor options={options} onOptionsChange={setOptions} />;
  }
  render(<Host />);
  return { seen, user: userEvent.setup() };
}

const open = (user: ReturnType<typeof userEvent.setup>, section: string) =>
  user.click(screen.getByRole('button', { name: section }));

describe('ConfigEditor', () => {
  it('takes the URL, and tells of an odd one', async () => {
    const { seen, user } = setUp();
    const url = screen.getByLabelText(/URL of the agent/);
    expect(url).toHaveAttribute('placeholder', 'http://notafter:9793');
    await user.type(url, 'notafter:9793');
    expect(screen.getByText('Begin with http:// or https:// and a host.')).toBeInTheDocument();
    await user.clear(url);
    await user.type(url, 'http://notafter:9793');
    expect(screen.queryByText(/Begin with/)).not.toBeInTheDocument();
    expect(seen.options.url).toBe('http://notafter:9793');
  });

  it('says where alert rules come from', () => {
    setUp();
    expect(screen.getByText(/Alert rules run on Grafana’s server and query Prometheus/)).toBeInTheDocument();
  });

  it('keeps user and password in Grafana’s own keys', async () => {
    const { seen, user } = setUp();
    await open(user, 'Authentication');
    await user.click(screen.getByRole('radio', { name: 'User and password' }));
    await user.type(screen.getByLabelText('User'), 'grafana');
    await user.type(screen.getByLabelText('Password'), 'secret');
    expect(seen.options).toMatchObject({
      basicAuth: true,
      basicAuthUser: 'grafana',
      secureJsonData: { basicAuthPassword: 'secret' },
    });
  });

  it('keeps a bearer token as a secret header', async () => {
    const { seen, user } = setUp();
    await open(user, 'Authentication');
    await user.click(screen.getByRole('radio', { name: 'Bearer token' }));
    await user.type(screen.getByLabelText(/^Token/), 'abc');
    expect(seen.options.jsonData).toEqual({ httpHeaderName1: 'Authorization' });
    expect(seen.options.secureJsonData).toEqual({ httpHeaderValue1: 'Bearer abc' });
  });

  it('takes a CA and a client certificate', async () => {
    const { seen, user } = setUp();
    await open(user, 'TLS');
    await user.click(screen.getByRole('switch', { name: /With CA certificate/ }));
    await user.type(screen.getByRole('textbox', { name: 'CA certificate' }), 'ca');
    await user.click(screen.getByRole('switch', { name: /With client certificate/ }));
    await user.type(screen.getByRole('textbox', { name: 'Client key' }), 'key');
    await user.type(screen.getByLabelText(/Server name/), 'agent');
    expect(seen.options.jsonData).toEqual({ tlsAuthWithCACert: true, tlsAuth: true, serverName: 'agent' });
    expect(seen.options.secureJsonData).toEqual({ tlsCACert: 'ca', tlsClientKey: 'key' });
  });

  it('never shows a stored secret, and forgets it on request', async () => {
    const { seen, user } = setUp({ basicAuth: true, secureJsonFields: { basicAuthPassword: true } });
    expect(screen.getByLabelText('Password')).toHaveValue('configured');
    await user.click(screen.getByRole('button', { name: 'Reset' }));
    expect(seen.options.secureJsonFields).toEqual({ basicAuthPassword: false });
  });

  it('adds and removes custom headers', async () => {
    const { seen, user } = setUp();
    await open(user, 'Custom HTTP headers');
    await user.click(screen.getByRole('button', { name: 'Add header' }));
    await user.type(screen.getByLabelText('Name of header 1'), 'X-Scope-OrgID');
    await user.type(screen.getByLabelText('Value of header 1'), '1');
    expect(seen.options.jsonData).toEqual({ httpHeaderName1: 'X-Scope-OrgID' });
    expect(seen.options.secureJsonData).toEqual({ httpHeaderValue1: '1' });
    await user.click(screen.getByRole('button', { name: 'Remove header 1' }));
    expect(seen.options.jsonData).toEqual({});
  });

  it('takes a timeout in seconds', async () => {
    const { seen, user } = setUp();
    await open(user, 'Advanced');
    await user.type(screen.getByLabelText(/Timeout/), '30');
    expect(seen.options.jsonData).toEqual({ timeout: 30 });
    await user.clear(screen.getByLabelText(/Timeout/));
    expect(seen.options.jsonData).toEqual({});
  });

  it('opens what is in use, and locks a provisioned data source', () => {
    setUp({ readOnly: true, url: 'http://notafter:9793', basicAuth: true });
    expect(screen.getByLabelText('User')).toBeDisabled();
    expect(screen.getByLabelText(/URL of the agent/)).toBeDisabled();
    expect(screen.getByRole('button', { name: 'TLS' })).toHaveAttribute('aria-expanded', 'false');
  });
});
