// Judging fact after fact by keyboard: the value has the focus and is chosen, so that Enter accepts it and typing
// replaces it; a value other than the one reported asks for its reason at once. Everything also works without it.
"use strict";

(() => {
  const value = document.querySelector("[data-judged]");
  if (!value) return;
  const reason = value.form.querySelector("[name=reason]");
  const differs = () => {
    const other = value.value.trim() !== value.dataset.judged.trim();
    reason.required = other && value.value.trim() !== "";
  };
  value.addEventListener("input", differs);
  differs();
  // On a phone the focus would push what is to be read off the screen.
  if (window.matchMedia("(pointer: fine)").matches && !document.querySelector(".error-summary")) {
    value.focus({ preventScroll: true });
    if (value.select) value.select();
  }
})();
