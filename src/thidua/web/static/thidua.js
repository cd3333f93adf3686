// What pages do beyond HTML; everything also works without it. Found by data attributes, so it holds for parts that
// htmx brings in later.
"use strict";

(() => {
  const size = (bytes) =>
    bytes < 1024 * 1024
      ? `${Math.max(1, Math.round(bytes / 1024)).toLocaleString("vi")} KB`
      : `${(bytes / 1024 / 1024).toLocaleString("vi", { maximumFractionDigits: 1 })} MB`;

  // A field on which files can be dropped: their names and sizes are shown.
  const fileDrop = (box) => {
    const input = box.querySelector("input[type=file]");
    const names = box.querySelector("[data-file-drop-names]");
    if (!input) return;
    box.querySelector("[data-file-drop-hint]").hidden = false;
    input.addEventListener("change", () => {
      names.replaceChildren(
        ...[...input.files].map((file) => {
          const line = document.createElement("li");
          line.textContent = `${file.name} (${size(file.size)})`;
          return line;
        }),
      );
    });
    box.addEventListener("dragover", (event) => {
      event.preventDefault();
      box.classList.add("is-over");
    });
    box.addEventListener("dragleave", () => box.classList.remove("is-over"));
    box.addEventListener("drop", (event) => {
      event.preventDefault();
      box.classList.remove("is-over");
      if (!event.dataTransfer.files.length) return;
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  };

  // The box that chooses all rows of the page.
  const pickAll = (box) => {
    const rows = () => [...box.closest("table").querySelectorAll("tbody input[name=chon]")];
    box.hidden = false;
    box.addEventListener("change", () => rows().forEach((row) => (row.checked = box.checked)));
    box.closest("table").addEventListener("change", () => {
      const chosen = rows().filter((row) => row.checked).length;
      box.checked = chosen > 0 && chosen === rows().length;
      box.indeterminate = chosen > 0 && chosen < rows().length;
    });
  };

  // A part that is folded on a phone; where there is room it stays open and has nothing to fold it with.
  const phone = window.matchMedia("(max-width: 575.98px)");
  const foldOnPhone = (part) => {
    part.open = !phone.matches;
    phone.addEventListener("change", () => (part.open = !phone.matches));
  };

  const done = new WeakSet();

  const ready = (part) => {
    const each = (selector, act) => {
      const found = [...part.querySelectorAll(selector)];
      if (part.matches?.(selector)) found.push(part);
      found.filter((one) => !done.has(one)).forEach((one) => {
        done.add(one);
        act(one);
      });
    };
    each("[data-file-drop]", fileDrop);
    each("[data-pick-all]", pickAll);
    each("[data-fold-phone]", foldOnPhone);
    each("form[data-unsaved=still]", (form) => unsaved.add(form));
    each("[data-focus]", (box) => box.focus());
    each("[data-print]", (button) => button.addEventListener("click", () => window.print()));
    each("[data-copy]", (button) => {
      button.hidden = !navigator.clipboard;
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).innerText);
        button.textContent = "Đã chép";
      });
    });
  };

  // A question before what was typed is lost, where nothing is saved until a button is pressed. A form that came back
  // with what was refused («still») holds typing that is not saved.
  const unsaved = new Set();
  const guarded = (event) => event.target.closest?.("form[data-unsaved]");
  document.addEventListener("input", (event) => guarded(event) && unsaved.add(guarded(event)));
  document.addEventListener("submit", (event) => unsaved.delete(guarded(event)));
  window.addEventListener("beforeunload", (event) => {
    if ([...unsaved].some((form) => form.isConnected)) event.preventDefault();
  });

  // What was typed before the scripts were there is saved as if the field had been left just now.
  const changed = (field) =>
    field.options
      ? [...field.options].some((one) => one.selected !== one.defaultSelected) && field.value !== ""
      : field.value !== field.defaultValue;
  const saveEarly = () =>
    [...document.querySelectorAll("[hx-post][hx-trigger=change]")]
      .filter((field) => field !== document.activeElement && changed(field))
      .forEach((field) => field.dispatchEvent(new Event("change", { bubbles: true })));

  document.addEventListener("DOMContentLoaded", () => {
    ready(document);
    setTimeout(saveEarly);
  });
  document.addEventListener("htmx:load", (event) => ready(event.detail.elt));

  // How much of an upload has gone, in the form that sends it.
  document.addEventListener("htmx:xhr:progress", (event) => {
    const bar = event.target.querySelector?.("[data-file-drop-progress]");
    if (!bar || !event.detail.lengthComputable) return;
    bar.hidden = false;
    bar.max = event.detail.total;
    bar.value = event.detail.loaded;
  });

  // Where a part of a page could not be had, the page stays and says so: what was typed stands where it stood.
  const say = (text) => {
    const line = document.createElement("div");
    line.className = "alert alert-danger";
    line.setAttribute("role", "alert");
    line.textContent = text;
    document.querySelectorAll("main > .alert[data-fault]").forEach((old) => old.remove());
    line.dataset.fault = "yes";
    document.querySelector("main").prepend(line);
    line.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("htmx:sendError", () => say("Mất kết nối với máy chủ: chưa ghi được. Hãy thử lại."));
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, requestConfig, serverResponse } = event.detail;
    const whole = /^\s*<!doctype/i.test(serverResponse);
    if (requestConfig.boosted || !whole) return;
    event.detail.shouldSwap = false;
    say(
      xhr.status === 403 || xhr.status === 200
        ? "Phiên đăng nhập đã kết thúc hoặc bạn không có quyền: chưa ghi được. Hãy đăng nhập lại ở một thẻ khác rồi thử lại."
        : `Máy chủ không làm được việc này (mã ${xhr.status}): chưa ghi được. Hãy thử lại.`,
    );
  });

  // A menu closes when something else is pressed, or by Escape.
  const menus = () => [...document.querySelectorAll("details[data-menu][open]")];
  document.addEventListener("click", (event) => {
    menus().filter((menu) => !menu.contains(event.target)).forEach((menu) => (menu.open = false));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menus().forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });

  // A form is sent once, however often its button is pressed; it may be sent again after coming back to the page.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || form.hasAttribute("hx-post")) return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
    setTimeout(() => delete form.dataset.sent, 5000);
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
  });
})();
