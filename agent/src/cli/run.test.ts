import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { recordingTerminal } from './recording-terminal.ts';
import { faultText, run } from './run.ts';
import { temporaryDirectory } from './temporary-directory.ts';

async function ran(...args: string[]): Promise<{ exitCode: number; output: string; errors: string }> {
  const terminal = recordingTerminal({ environment: { HOME: '/nowhere' } });
  const exitCode = await run(args, terminal);
  return { exitCode, output: terminal.output(), errors: terminal.errors() };
}

describe('the command line', () => {
  for (const args of [['version'], ['--version'], ['-v'], ['serve', '--version'], ['-f', '/a', '-v']]) {
    it(`prints the version for ${args.join(' ')}`, async () => {
      const { exitCode, output } = await ran(...args);
      assert.equal(exitCode, 0);
      assert.match(output, /^\d+\.\d+\.\d+\n$/);
    });
  }

  for (const args of [['--help'], ['-h'], ['serve', '--help'], ['scan', '-h'], ['demo', '--help'], ['help', 'scan']]) {
    it(`explains for ${args.join(' ')}`, async () => {
      const { exitCode, output, errors } = await ran(...args);
      assert.equal(exitCode, 0);
      assert.match(output, /Usage: notafter/);
      assert.equal(errors, '');
    });
  }

  const wrong: ReadonlyArray<{ name: string; args: string[]; says: RegExp }> = [
    { name: 'a mistyped command', args: ['scna'], says: /no command "scna" \(did you mean "scan"\?\)/ },
    {
      name: 'a command unlike any',
      args: ['banana'],
      says: /no command "banana" \(the commands are serve, scan, demo/,
    },
    { name: 'a mistyped flag of the default command', args: ['--wath-file', 'x'], says: /Did you mean --watch-file\?/ },
    { name: 'a mistyped flag', args: ['scan', '--outptu', 'json'], says: /Did you mean --output\?/ },
    {
      name: 'an unknown form of output',
      args: ['scan', '-o', 'xml'],
      says: /Allowed choices are table, json, csv, ndjson/,
    },
    { name: 'a flag without its value', args: ['--config'], says: /argument missing/ },
    { name: 'check-config without a file', args: ['check-config'], says: /missing required argument 'file'/ },
    { name: 'an address without a port', args: ['-f', '/a', '-b', 'localhost'], says: /--listen-address must be/ },
    { name: 'half a path component', args: ['-f', '/a', '--trim-path-components', '1.5'], says: /whole number/ },
    { name: 'an empty path', args: ['-f', ''], says: /empty/ },
    { name: 'a demo at no address', args: ['demo', '--listen-address', 'x'], says: /\[address\]:port/ },
    {
      name: 'an endpoint to scan',
      args: ['scan', 'https://example.org'],
      says: /https:\/\/example\.org: .*not built yet/,
    },
  ];
  for (const { name, args, says } of wrong) {
    it(`refuses ${name}`, async () => {
      const { exitCode, errors } = await ran(...args);
      assert.match(errors, says);
      assert.doesNotMatch(errors, /\n\s+at /);
      assert.equal(exitCode, 64);
    });
  }

  const unbuilt = [
    ['--web.config.file', '/etc/web.yaml'],
    ['--web.config.file=/etc/web.yaml'],
    ['--probe.listen-address', ':8080'],
    ['--profile'],
    ['--web.systemd-socket'],
    ['-l', 'subject_CN'],
  ];
  for (const args of unbuilt) {
    it(`refuses ${args.join(' ')}, which is not built yet`, async () => {
      const { exitCode, errors } = await ran('-f', '/a', ...args);
      assert.equal(exitCode, 64);
      assert.match(errors, /^notafter: (-\w, )?--\S+: .*not built yet\n$/);
    });
  }

  const wrongClusterFlags = [
    { args: ['-s', 'tls.crt'], says: /TYPE:REGEX/ },
    { args: ['-s', 'Opaque:('], says: /Its regular expression is not one of RE2/ },
    { args: ['-c', ''], says: /It is empty/ },
  ];
  for (const { args, says } of wrongClusterFlags) {
    it(`refuses ${args.join(' ')}`, async () => {
      const { exitCode, errors } = await ran(...args);
      assert.equal(exitCode, 64);
      assert.match(errors, says);
    });
  }

  it('says what is missing when it has nothing to watch', async () => {
    const { exitCode, errors } = await ran();
    assert.equal(exitCode, 1);
    assert.match(errors, /nothing to watch.*--watch-file.*preset: kubeadm/s);
  });

  it('refuses an empty flag of the peer no more than the peer does', async () => {
    const { exitCode, errors } = await ran('--web.config.file=', '--probe.listen-address=');
    assert.equal(exitCode, 1);
    assert.match(errors, /nothing to watch/);
  });
});

describe('check-config', () => {
  it('is content with a good file and names its warnings', async () => {
    using directory = temporaryDirectory();
    const text = 'log: { timing: true }\nsources: [{ kind: file, name: a, paths: [/a] }]\n';
    const { exitCode, output, errors } = await ran('check-config', directory.write('good.yaml', text));
    assert.equal(exitCode, 0);
    assert.match(output, /good\.yaml is good: 1 source\n$/);
    assert.match(errors, /good\.yaml:1:8: log\.timing: has no effect .*\(warning\)\n$/);
  });

  it('names all that is wrong, with line and column', async () => {
    using directory = temporaryDirectory();
    const { exitCode, errors } = await ran(
      'check-config',
      directory.write('bad.yaml', 'clustr: a\nnotify: { slack: 1 }\n')
    );
    assert.equal(exitCode, 1);
    assert.match(errors, /bad\.yaml:1:1: clustr: unknown key.*\n.*bad\.yaml:2:1: notify: .*not built yet/);
  });

  it('says so when there is no such file', async () => {
    const { exitCode, errors } = await ran('check-config', '/nowhere/at-all.yaml');
    assert.equal(exitCode, 1);
    assert.match(errors, /\/nowhere\/at-all\.yaml cannot be read: ENOENT/);
  });
});

describe('our own fault', () => {
  it('is one line', () => {
    assert.match(faultText(new Error('boom'), false), /^notafter: this is our own fault.*boom.*$/);
  });

  it('shows its stack when debugging', () => {
    assert.match(faultText(new Error('boom'), true), /\n\s+at /);
  });
});
