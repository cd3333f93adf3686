// The plan editor beyond HTML: numbers beside the lines of the text, going to a line.
"use strict";

(() => {
  const numbered = (box) => {
    const numbers = box.querySelector(".numbers");
    const text = box.querySelector("textarea");
    let shown = 0;
    const draw = () => {
      const lines = text.value.split("\n").length;
      if (lines === shown) return;
      shown = lines;
      numbers.textContent = Array.from({ length: lines }, (_, place) => place + 1).join("\n");
    };
    const follow = () => {
      numbers.style.height = `${text.offsetHeight}px`;
      numbers.scrollTop = text.scrollTop;
    };
    text.addEventListener("input", draw);
    text.addEventListener("scroll", follow);
    new ResizeObserver(follow).observe(text);
    draw();
  };

  const goTo = (line, column) => {
    const text = document.getElementById("van-ban");
    if (!text) return;
    const lines = text.value.split("\n");
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
    text.focus();
    text.setSelectionRange(start, start);
    text.scrollTop = Math.max(0, (line - 4) * (text.scrollHeight / lines.length));
  };

  // Older browsers do not open by themselves what is folded around the place that an address names.
  const unfold = () => {
    const place = /^#o-[0-9a-f]+$/.test(location.hash) ? document.getElementById(location.hash.slice(1)) : null;
    if (!place) return;
    for (let one = place.closest("details"); one; one = one.parentElement.closest("details")) one.open = true;
    place.scrollIntoView({ block: "center" });
    place.focus({ preventScroll: true });
  };
  window.addEventListener("hashchange", unfold);

  // Beside the forms the plan in words is open; below them, on a phone, it waits until somebody wants it.
  let open = !window.matchMedia("(max-width: 991.98px)").matches;
  const foldWords = () => {
    const words = document.querySelector(".side-words");
    if (words && !open) words.open = false;
  };
  document.addEventListener("toggle", (event) => {
    if (event.target.matches?.(".side-words")) open = event.target.open;
  }, true);
  document.addEventListener("htmx:afterSwap", foldWords);

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-line]");
    if (!link) return;
    event.preventDefault();
    goTo(Number(link.dataset.line), Number(link.dataset.column));
  });

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-numbered]").forEach(numbered);
    unfold();
    foldWords();
    const line = /^#dong-(\d+)$/.exec(location.hash);
    if (line) goTo(Number(line[1]), 1);
  });
})();
