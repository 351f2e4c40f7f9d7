// Steps of the journey, as somebody with a mouse takes them.

/** Opens the sample company. */
export async function openSample(page) {
  await page.click('#open-sample');
  await page.waitForSelector('#current');
}

/** Goes to a view by its link. */
export async function goTo(page, view) {
  await page.click(`#to-${view}`);
  await page.waitForSelector(`#to-${view}[aria-current="page"]`);
  await settled(page);
}

/** Searches a role and aims at it. */
export async function aimAt(page, title) {
  await page.fill('#role-search', title);
  await page.waitForSelector('#role-search-hits:not([aria-busy])');
  const button = page.locator('.hit', { hasText: title }).locator('button').first();
  await button.waitFor();
  await page.getByRole('button', { name: `Aim at: ${title}`, exact: true }).click();
  await page.locator('#chosen').getByText(title, { exact: false }).first().waitFor();
}

/** Begins as somebody of the sample. */
export async function become(page, person) {
  await page.selectOption('#person', person);
  await settled(page);
}

/** Ana and two roles: what most tests begin with. */
export async function beginAsAna(page, roles = ['Senior Software Engineer', 'Data Scientist']) {
  await openSample(page);
  await become(page, 'ana-ferreira');
  await goTo(page, 'roles');
  for (const role of roles) await aimAt(page, role);
}

/** Waits until nothing is computed any more: two frames in which the page stayed the same. */
export async function settled(page) {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => setTimeout(resolve, 60));
    let before = '';
    for (let turn = 0; turn < 50; turn += 1) {
      await frame();
      const now = document.getElementById('main').outerHTML;
      if (now === before) return;
      before = now;
    }
  });
}

/** The full values of what is shown at a place, as numbers. */
export async function values(page, selector) {
  return page.$$eval(`${selector} data`, (all) => all.map((one) => Number(one.value)));
}
