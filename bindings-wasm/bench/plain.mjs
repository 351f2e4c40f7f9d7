// The same in plain JavaScript, as quick as it gets with typed arrays.
//
// No check of what goes in, nothing unknown, no must-haves, one scale.

/**
 * Scores of everybody for every role: four people at a time, so that sums stay in registers, and
 * without a branch, since the lower of two numbers is half of their sum less their distance.
 * Roles lie as a matrix of what they ask and of half of what a step is worth.
 * Of what was tried (one, two and four people, one and two roles, whole numbers, `Math.min`, a
 * comparison), this was the quickest.
 */
export class PlainDense {
  constructor({ starts, competency, level, importance, competencies }) {
    this.width = competencies.length;
    this.roles = starts.length - 1;
    this.needs = new Float64Array(this.roles * this.width);
    this.worth = new Float64Array(this.roles * this.width);
    for (let role = 0; role < this.roles; role += 1) {
      let sum = 0;
      for (let row = starts[role]; row < starts[role + 1]; row += 1) sum += importance[row];
      for (let row = starts[role]; row < starts[role + 1]; row += 1) {
        const at = role * this.width + competency[row];
        this.needs[at] = level[row];
        this.worth[at] = importance[row] / (2 * sum * level[row]);
      }
    }
  }

  /** Levels lie person by person here. */
  static rows({ table: { levels, people }, competencies }) {
    const rows = new Float64Array(levels.length);
    const width = competencies.length;
    for (let person = 0; person < people; person += 1) {
      for (let at = 0; at < width; at += 1) rows[person * width + at] = levels[at * people + person];
    }
    return rows;
  }

  scoreMatrix(rows, people) {
    const { needs, worth, width, roles } = this;
    const out = new Float32Array(people * roles);
    const start = (person) => (person < people ? person : people - 1) * width;
    for (let first = 0; first < people; first += 4) {
      const p0 = start(first);
      const p1 = start(first + 1);
      const p2 = start(first + 2);
      const p3 = start(first + 3);
      for (let role = 0; role < roles; role += 1) {
        const own = role * width;
        let a = 0;
        let b = 0;
        let c = 0;
        let d = 0;
        for (let at = 0; at < width; at += 1) {
          const need = needs[own + at];
          const half = worth[own + at];
          const l0 = rows[p0 + at];
          const l1 = rows[p1 + at];
          const l2 = rows[p2 + at];
          const l3 = rows[p3 + at];
          a += half * (l0 + need - Math.abs(l0 - need));
          b += half * (l1 + need - Math.abs(l1 - need));
          c += half * (l2 + need - Math.abs(l2 - need));
          d += half * (l3 + need - Math.abs(l3 - need));
        }
        const cell = first * roles + role;
        out[cell] = a;
        if (first + 1 < people) out[cell + roles] = b;
        if (first + 2 < people) out[cell + 2 * roles] = c;
        if (first + 3 < people) out[cell + 3 * roles] = d;
      }
    }
    return out;
  }
}

/** The ten best roles of everybody: lists of roles for each competency, and what each level adds. */
export class PlainSparse {
  constructor({ starts, competency, level, importance, competencies }) {
    const roles = (this.roles = starts.length - 1);
    const count = new Uint32Array(competencies.length + 1);
    for (const one of competency) count[one + 1] += 1;
    for (let at = 0; at < competencies.length; at += 1) count[at + 1] += count[at];
    this.starts = count;
    const next = count.slice();
    this.role = new Uint16Array(competency.length);
    // 60 is divided by every level asked, so all sums are whole numbers.
    this.adds = Array.from({ length: 6 }, () => new Uint16Array(competency.length));
    this.inverse = new Float64Array(roles);
    for (let role = 0; role < roles; role += 1) {
      let sum = 0;
      for (let row = starts[role]; row < starts[role + 1]; row += 1) {
        sum += importance[row];
        const at = next[competency[row]]++;
        this.role[at] = role;
        for (let have = 0; have < 6; have += 1) {
          this.adds[have][at] = (importance[row] * 60 * Math.min(have, level[row])) / level[row];
        }
      }
      this.inverse[role] = 1 / (60 * sum);
    }
  }

  /** Whole and branch-free where it counts: roles above the lowest of the best are rare. */
  topRoles({ starts, competency, levels }, top) {
    const { roles, inverse, role: slots } = this;
    const people = starts.length - 1;
    const out = { role: new Uint32Array(people * top), score: new Float64Array(people * top) };
    const sums = new Int32Array(roles);
    const [best, scores] = [new Uint32Array(top), new Float64Array(top)];
    for (let person = 0; person < people; person += 1) {
      sums.fill(0);
      for (let row = starts[person]; row < starts[person + 1]; row += 1) {
        const adds = this.adds[levels[row]];
        const end = this.starts[competency[row] + 1];
        for (let at = this.starts[competency[row]]; at < end; at += 1) sums[slots[at]] += adds[at];
      }
      let held = 0;
      let bar = -1;
      for (let role = 0; role < roles; role += 1) {
        const score = sums[role] * inverse[role];
        if (score <= bar) continue;
        let place = held < top ? held++ : top - 1;
        while (place > 0 && scores[place - 1] < score) {
          scores[place] = scores[place - 1];
          best[place] = best[place - 1];
          place -= 1;
        }
        scores[place] = score;
        best[place] = role;
        if (held === top) bar = scores[top - 1];
      }
      out.role.set(best, person * top);
      out.score.set(scores, person * top);
    }
    return out;
  }
}
