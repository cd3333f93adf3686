// Scoring one after another by keyboard: Enter goes to the next score, from the last one it saves; the first score that
// is not given has the focus. Everything also works without it.
"use strict";

(() => {
  const scores = [...document.querySelectorAll("[data-score]")];
  for (const [place, score] of scores.entries()) {
    score.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || place === scores.length - 1) return;
      event.preventDefault();
      scores[place + 1].focus();
      scores[place + 1].select();
    });
  }
  const first = scores.find((score) => score.classList.contains("is-invalid")) ?? scores.find((score) => !score.value);
  if (first && window.matchMedia("(pointer: fine)").matches) first.focus({ preventScroll: true });
})();
