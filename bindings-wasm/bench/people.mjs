// People and roles of any number, made up from counters: those of bindings-python/bench/workloads.py,
// where it stands how, number by number.

const SEED = 0x50524f5745535300n;
const STREAM = 0xd1b54a32d192ed03n;
const STEP = 0x9e3779b97f4a7c15n;

const whole = (value) => BigInt.asUintN(64, value);

/** A number of a stream. */
function number(stream, at) {
  let z = whole(SEED + BigInt(stream) * STREAM + (BigInt(at) + 1n) * STEP);
  z = whole((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
  z = whole((z ^ (z >> 27n)) * 0x94d049bb133111ebn);
  return z ^ (z >> 31n);
}

/** A number of a stream, from 0 to `limit` - 1. */
const below = (limit, stream, at) => Number(((number(stream, at) >> 32n) * BigInt(limit)) >> 32n);

const key = (competency) => `c/${competency}`;

/** Roles in long form, as numbers and as data. */
function madeRoles(all, competencies, scale) {
  const starts = new Uint32Array(all.length + 1);
  all.forEach((asked, role) => (starts[role + 1] = starts[role] + asked.length));
  const flat = all.flat();
  const roles = all.map((asked, role) => ({
    uri: `role/${String(role).padStart(4, "0")}`,
    scales: [scale],
    requirements: asked.map(({ competency, level, importance }) => ({
      competency: key(competency),
      required_level: level,
      importance,
    })),
  }));
  return {
    roles,
    competencies: Array.from({ length: competencies }, (_, at) => key(at)),
    starts,
    competency: Uint32Array.from(flat, (one) => one.competency),
    level: Float64Array.from(flat, (one) => one.level),
    importance: Float64Array.from(flat, (one) => one.importance),
  };
}

/** 900 roles that ask for about 110 of 120 competencies each, and people of whom all levels are known. */
export function dense(people) {
  const [competencies, count] = [120, 900];
  const all = Array.from({ length: count }, (_, role) => {
    const asked = [];
    for (let competency = 0; competency < competencies; competency += 1) {
      const at = role * competencies + competency;
      if (below(100, 2, at) < 8) continue;
      const level = (1 + below(540, 3, at)) / 100;
      asked.push({ competency, level, importance: (100 + below(401, 4, at)) / 100 });
    }
    return asked;
  });
  const levels = new Float32Array(competencies * people);
  for (let person = 0; person < people; person += 1) {
    for (let competency = 0; competency < competencies; competency += 1) {
      levels[competency * people + person] = below(701, 1, person * competencies + competency) / 100;
    }
  }
  const scale = { id: "hundredths", kind: "ordinal", minimum: 0, maximum: 7 };
  return { ...madeRoles(all, competencies, scale), table: { people, levels } };
}

/** 3,000 roles that ask for about 42 of 13,900 competencies each, and people who have about 27 each. */
export function sparse(people) {
  const [competencies, count] = [13_900, 3_000];
  const sums = new Float64Array(competencies);
  let sum = 0;
  for (let place = 0; place < competencies; place += 1) sums[place] = sum += 1 / (place + 50);
  const drawn = (stream, at) => {
    const wanted = (Number(number(stream, at) >> 11n) / 2 ** 53) * sum;
    let [low, high] = [0, competencies];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle] > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  /** The first different ones of some draws. */
  const different = (draws, wanted, draw, more) => {
    const seen = new Map();
    for (let j = 0; j < draws && seen.size < wanted; j += 1) {
      const competency = draw(j);
      if (!seen.has(competency)) seen.set(competency, { competency, ...more(j) });
    }
    return [...seen.values()];
  };
  const all = Array.from({ length: count }, (_, role) => {
    const at = (j) => role * 112 + j;
    const more = (j) => ({ level: 1 + below(5, 13, at(j)), importance: 1 + below(5, 14, at(j)) });
    return different(112, 28 + below(30, 12, role), (j) => drawn(11, at(j)), more);
  });
  const persons = Array.from({ length: people }, (_, person) => {
    const target = all[below(count, 31, person)];
    const at = (j) => person * 64 + j;
    const draw = (j) =>
      j % 2 === 0 ? drawn(21, at(j)) : target[below(target.length, 24, at(j))].competency;
    return different(64, 14 + below(27, 22, person), draw, (j) => ({ level: 1 + below(5, 23, at(j)) }));
  });
  const scale = { id: "five-step", kind: "ordinal", minimum: 0, maximum: 5 };
  const rows = persons.flat();
  const starts = new Uint32Array(people + 1);
  persons.forEach((own, person) => (starts[person + 1] = starts[person] + own.length));
  return {
    ...madeRoles(all, competencies, scale),
    table: {
      starts,
      competency: Uint32Array.from(rows, (row) => row.competency),
      levels: Uint8Array.from(rows, (row) => row.level),
    },
  };
}
