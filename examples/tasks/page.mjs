// What the pages of the tasks share: they fetch the sample and show lines of text.

async function read(name) {
  const answer = await fetch(new URL(`../sample/${name}`, import.meta.url));
  if (!answer.ok) throw new Error(`${name}: ${answer.status} ${answer.statusText}`);
  return answer.json();
}

/** The sample company, from the folder beside this one. */
export async function fetchSample() {
  const files = ["framework", "roles", "roles-with-terms", "people", "log"];
  const [framework, { roles }, terms, people, log] = await Promise.all(
    files.map((name) => read(`${name}.json`)),
  );
  return { framework, roles, roleWithTerms: terms.roles[0], people, log };
}

/** Shows the lines of a task, and says so when they are there or when something went wrong. */
export async function show(make) {
  const output = document.querySelector("output");
  try {
    output.textContent = `${(await make()).join("\n")}\n`;
    document.body.dataset.state = "done";
  } catch (error) {
    output.textContent = String(error);
    document.body.dataset.state = "failed";
    throw error;
  }
}
