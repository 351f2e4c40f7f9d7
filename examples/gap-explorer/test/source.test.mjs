import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openSource } from './support/source.mjs';

const root = fileURLToPath(new URL('../src/', import.meta.url));
const files = readdirSync(root, { recursive: true }).filter((name) => /\.ts$/.test(name)).map((name) => ({ name, text: readFileSync(root + name, 'utf8') }));

/** Names of files that match. */
const having = (pattern) => files.filter(({ text }) => pattern.test(text)).map(({ name }) => name).sort();

/** What is said alike in both languages. */
const ALIKE = [
  '.loaded', '.score.announceExact', '.rate.askedBy', '.readiness.ideal', '.learn.budget', '.learn.toLevel',
  '.learn.modalityNames.online',
];

describe('the source', () => {
  let source;
  before(async () => { source = await openSource(); });
  after(() => source.close());

  test('two files import the package, and each its own part', () => {
    assert.deepEqual(having(/from 'prowess-web/), ['prowess.ts', 'recommend.ts']);
  });

  test('no file writes markup', () => {
    assert.deepEqual(having(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment/), []);
  });

  test('no file connects to anything', () => {
    assert.deepEqual(having(/\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|https?:\/\/(?!www\.w3\.org\/2000\/svg)/), []);
  });

  test('what a rating means survives the way into a profile and back', async () => {
    const { profileOf, ratingsOf, changesOf } = await source.load('state/profile.ts');
    const ratings = new Map([
      ['a', { kind: 'level', level: 2.5, scale: 's' }],
      ['b', { kind: 'status', status: 'not_demonstrated' }],
      ['c', { kind: 'status', status: 'demonstrated' }],
      ['d', { kind: 'status', status: 'not_applicable' }],
    ]);
    const profile = profileOf({ person: 'me', ratings, data: null });
    assert.deepEqual(ratingsOf(profile, (name) => name), ratings);
    const unknown = new Map([['a', { kind: 'status', status: 'unknown' }]]);
    assert.equal(ratingsOf(profileOf({ person: 'me', ratings: unknown, data: null }), (name) => name).size, 0, 'unknown says nothing');
    assert.deepEqual(changesOf(unknown), [{ kind: 'forget', competency: 'a' }]);
  });

  test('a share that is not all is never shown as all', async () => {
    const { texts } = await source.load('text/index.ts');
    assert.equal(texts.en.numbers.percent(0.9999), '99%');
    assert.equal(texts.en.numbers.percent(0.0001), '1%');
    assert.equal(texts.de.numbers.finePercent(0.99999), '99,9\u00a0%');
    assert.equal(texts.de.numbers.number(3.5), '3,5');
    assert.equal(texts.en.numbers.points(-0.038), '\u22123.8');
  });

  test('every word is there in both languages, and no German word is English', async () => {
    const { texts } = await source.load('text/index.ts');
    const leaves = (value, path = '') => typeof value === 'object'
      ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`))
      : [[path, typeof value === 'function' ? String(value('1', '2', '3')) : value]];
    const [english, german] = [texts.en, texts.de].map((words) => new Map(leaves({ ...words, numbers: {} })));
    assert.deepEqual([...german.keys()].sort(), [...english.keys()].sort());
    const same = [...english].filter(([path, words]) => german.get(path) === words).map(([path]) => path);
    assert.deepEqual(same, ALIKE);
  });
});
