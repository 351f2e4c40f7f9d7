import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { openSource } from './support/source.mjs';
import { zip } from './support/zip.mjs';

const text = (value) => Buffer.from(value);
const read = (bytes) => Buffer.from(bytes).toString();

describe('dropped files', () => {
  let source, unzip, unpack, publisherOf, versionIn, isWanted;

  before(async () => {
    source = await openSource();
    ({ unzip } = await source.load('files/zip.ts'));
    ({ unpack } = await source.load('files/unpack.ts'));
    ({ publisherOf, versionIn, isWanted } = await source.load('files/publisher.ts'));
  });
  after(() => source.close());

  const all = () => true;
  const refused = (fault) => (error) => error.name === 'UnpackError' && error.fault === fault;

  test('a zip file gives its stored and its deflated entries, without folders', async () => {
    const bytes = zip([
      { name: 'db_29_2_text/Skills.txt', bytes: text('level '.repeat(1000)) },
      { name: 'Read Me.txt', bytes: text('hello'), stored: true },
      { name: 'empty/', bytes: text(''), stored: true },
    ], 'a comment');
    const entries = await unzip(bytes, 'a.zip', all);
    assert.deepEqual(entries.map((entry) => [entry.name, read(entry.bytes)]), [['Skills.txt', 'level '.repeat(1000)], ['Read Me.txt', 'hello']]);
  });

  test('what is not wanted stays packed', async () => {
    const bytes = zip([{ name: 'a.txt', bytes: text('a') }, { name: 'b.txt', bytes: text('b'), encrypted: true }]);
    assert.deepEqual((await unzip(bytes, 'a.zip', (name) => name === 'a.txt')).map((entry) => entry.name), ['a.txt']);
  });

  test('an encrypted entry and an unknown method are refused with their reason', async () => {
    await assert.rejects(unzip(zip([{ name: 'a', bytes: text('a'), encrypted: true }]), 'z', all), refused('encrypted'));
    await assert.rejects(unzip(zip([{ name: 'a', bytes: text('a'), method: 99 }]), 'z', all), refused('method'));
  });

  test('a zip file that was cut off is refused', async () => {
    const bytes = zip([{ name: 'a', bytes: text('abc'.repeat(100)) }]);
    await assert.rejects(unzip(bytes.subarray(0, bytes.length - 30), 'z', all), refused('not_zip'));
    await assert.rejects(unzip(bytes.subarray(20), 'z', all), refused('broken'));
  });

  test('an entry whose bytes were changed is refused by its checksum', async () => {
    const bytes = zip([{ name: 'a', bytes: text('hello'), stored: true }]);
    bytes[bytes.indexOf('hello')] = 0x48;
    await assert.rejects(unzip(bytes, 'z', all), refused('broken'));
  });

  test('an entry that unpacks to more than it says is stopped', async () => {
    const bytes = zip([{ name: 'a', bytes: Buffer.alloc(5_000_000) }]);
    const small = Buffer.alloc(4);
    small.writeUInt32LE(100);
    const central = bytes.indexOf('PK\x01\x02');
    small.copy(bytes, central + 24);
    await assert.rejects(unzip(bytes, 'z', all), refused('too_large'));
  });

  test('every single damaged byte of a zip file ends in a refusal or in the same contents', async () => {
    const bytes = zip([{ name: 'a.txt', bytes: text('hello hello hello hello') }]);
    for (let at = 0; at < bytes.length; at += 1) {
      const damaged = Buffer.from(bytes);
      damaged[at] ^= 0xff;
      try {
        for (const entry of await unzip(damaged, 'z', all)) assert.equal(read(entry.bytes), 'hello hello hello hello', `byte ${at}`);
      } catch (error) {
        assert.equal(error.name, 'UnpackError', `byte ${at}: ${error}`);
      }
    }
  });

  test('packed files inside a packed file are unpacked, and a name counts once', async () => {
    const bytes = zip([{ name: 'x/skills_en.csv.gz', bytes: gzipSync('one') }]);
    const entries = await unpack([{ name: 'e.zip', bytes }, { name: 'Skills_en.csv', bytes: text('two') }, { name: 'photo.png', bytes: text('no') }], isWanted);
    assert.deepEqual(entries.map((entry) => [entry.name, read(entry.bytes)]), [['skills_en.csv', 'one']]);
  });

  test('a damaged gzip file is refused', async () => {
    const bytes = gzipSync('hello');
    bytes[12] ^= 0xff;
    await assert.rejects(unpack([{ name: 'skills_en.csv.gz', bytes }], isWanted), refused('broken'));
  });

  test('the publisher is told by the names of the files', () => {
    assert.equal(publisherOf(['Skills.txt', 'Content Model Reference.txt']), 'onet');
    assert.equal(publisherOf(['skills_en.reconstructed.csv', 'occupations_en.csv']), 'esco');
    assert.equal(publisherOf(['company.json']), 'document');
    assert.equal(publisherOf(['occupations_en.csv']), null);
    assert.ok(isWanted('occupationSkillRelations_en.reconstructed.csv'));
    assert.ok(!isWanted('Tools Used.txt'));
  });

  test('the version is told by the names that publishers give their downloads', () => {
    assert.equal(versionIn(['db_29_2_text.zip']), '29.2');
    assert.equal(versionIn(['ESCO dataset - v1.2.0 - classification - en - csv.zip']), '1.2.0');
    assert.equal(versionIn(['Skills.txt', 'skills_en.csv']), null);
  });
});
