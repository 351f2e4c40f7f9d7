// How the memory of the module grows by calls, in Node and on a page alike.

const ana = { person: "ana", levels: [{ competency: "sql", level: 3 }] };
const analyst = {
  uri: "role/analyst",
  scales: [{ id: "five-step", kind: "ordinal", minimum: 0, maximum: 5 }],
  requirements: [{ competency: "sql", required_level: 4 }],
};

/** Bytes that refused calls, freed handles and kept handles took, and one answer afterwards. */
export async function grow(prowess) {
  // The one memory that is made from now on is the module's.
  const made = [];
  const { Instance } = WebAssembly;
  const note = (instance) => made.push(instance.exports.memory);
  WebAssembly.Instance = class extends Instance {
    constructor(...values) {
      super(...values);
      note(this);
    }
  };
  const { instantiate, instantiateStreaming } = WebAssembly;
  const noting = (load) => async (...values) => {
    const result = await load.apply(WebAssembly, values);
    note(result.instance ?? result);
    return result;
  };
  WebAssembly.instantiate = noting(instantiate);
  if (instantiateStreaming !== undefined) WebAssembly.instantiateStreaming = noting(instantiateStreaming);
  await prowess.init();
  Object.assign(WebAssembly, { Instance, instantiate, instantiateStreaming });
  const [memory] = made;
  if (memory === undefined) throw new Error("the module was loaded before its memory could be seen");

  const { Roles, isProwessError, readiness } = prowess;
  const taken = (each) => {
    for (let at = 0; at < 2_000; at += 1) each(at);
    const before = memory.buffer.byteLength;
    for (let at = 0; at < 10_000; at += 1) each(at);
    return memory.buffer.byteLength - before;
  };
  const wrongs = [
    () => readiness.assess(ana, { ...analyst, requirements: [{ levle: "x".repeat(1000) }] }),
    () => readiness.assess({ ...ana, levels: "x".repeat(5000) }, analyst),
    () => readiness.assess(ana, { uri: "role/empty" }),
    () => new Roles([analyst, 3]),
  ];
  const refused = taken((at) => {
    try {
      wrongs[at % wrongs.length]();
    } catch (error) {
      if (isProwessError(error)) return;
      throw error;
    }
    throw new Error("what is wrong was taken");
  });
  const many = Array.from({ length: 20 }, () => analyst);
  const freed = taken(() => new Roles(many).free());
  const held = [];
  const kept = taken(() => held.push(new Roles(many)));
  for (const roles of held) roles.free();
  return { refused, freed, kept, score: readiness.assess(ana, analyst).score };
}
