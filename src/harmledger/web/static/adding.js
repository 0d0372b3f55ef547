// How far the work is, asked of this machine again and again until there is something to show.
"use strict";
(async () => {
  const [bar, stage, waits] = ["progress", "stage", "waits"].map((name) => document.querySelector(`[data-${name}]`));
  for (;;) {
    const answer = await fetch(bar.dataset.progress).catch(() => null);
    if (answer && (!answer.ok || answer.redirected)) break;
    const step = await answer?.json();
    if (step?.finished) break;
    if (step) {
      bar.value = step.percent;
      stage.textContent = step.stage;
      waits.textContent = step.waits;
      waits.parentElement.hidden = !step.waits;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  location.reload();
})();
