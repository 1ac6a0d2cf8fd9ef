/** Keeps a page of use while the kiosk's program starts again under it: nobody is sent to where nothing answers. */

/** Milliseconds between two tries to reach the kiosk. */
export const RETRY_MILLISECONDS = 400;
/** Milliseconds that one try may take. */
const TRY_MILLISECONDS = 2000;

/** Whether the kiosk answers now. @returns {Promise<boolean>} */
async function answers() {
  try {
    const answer = await fetch("/healthz", { cache: "no-store", signal: AbortSignal.timeout(TRY_MILLISECONDS) });
    return answer.ok;
  } catch {
    return false;
  }
}

/**
 * Settles as soon as the kiosk answers, however long that takes.
 * @param {{ask?: () => Promise<boolean>, wait?: (milliseconds: number) => Promise<void>}} [parts] for tests
 */
export async function kioskAnswers({ ask = answers, wait = pause } = {}) {
  while (!await ask()) await wait(RETRY_MILLISECONDS);
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/**
 * Goes to an address of this kiosk in place of the present page, once the kiosk answers.
 * @param {string} href
 */
export async function arrive(href) {
  await kioskAnswers();
  location.replace(href);
}
