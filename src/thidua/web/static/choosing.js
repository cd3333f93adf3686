// A field that chooses an organisation or a person (components/choosing.py): matches are listed while one types, by the
// pattern «combobox with a list» of ARIA. Without this file names are typed in full and the server finds them.
"use strict";

(() => {
  const WAIT = 180;
  let number = 0;

  const made = (tag, values = {}, ...inside) => {
    const one = Object.assign(document.createElement(tag), values);
    one.append(...inside);
    return one;
  };

  const chooser = (box) => {
    const input = box.querySelector("[data-chooser-text]");
    const key = box.querySelector("[data-chooser-key]");
    const several = "several" in box.dataset;
    const label = document.querySelector(`label[for="${input.id}"]`);
    const list = made("ul", { id: `${input.id}-list-${(number += 1)}`, className: "chooser-list", hidden: true });
    const told = made("div", { className: "visually-hidden" });
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", `Kết quả: ${label ? label.textContent.trim() : ""}`);
    told.setAttribute("role", "status");
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", list.id);
    input.after(list, told);

    let rows = [];
    let at = -1;
    let waiting = 0;
    let asked = null;

    const close = () => {
      clearTimeout(waiting);
      asked?.abort();
      list.hidden = true;
      at = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };

    const mark = (place) => {
      const options = [...list.querySelectorAll("[role=option]")];
      if (!options.length) return;
      at = (place + options.length) % options.length;
      options.forEach((one, number) => one.setAttribute("aria-selected", String(number === at)));
      input.setAttribute("aria-activedescendant", options[at].id);
      options[at].scrollIntoView({ block: "nearest" });
    };

    const forget = () => {
      box.querySelector("[data-chooser-offered]")?.remove();
      if (several) return;
      key.value = "";
      box.querySelector("[data-chooser-about]").textContent = "";
    };

    const gather = (row) => {
      const chosen = box.querySelector("[data-chooser-chosen]");
      const same = chosen.querySelector(`input[value="${row.key}"]`);
      if (same) same.checked = true;
      else {
        const tick = made("input", { type: "checkbox", name: `${input.name}_chon`, value: row.key, checked: true });
        tick.className = "form-check-input";
        const more = made("span", { className: "chooser-about", textContent: row.about });
        chosen.append(made("label", { className: "chooser-one" }, tick, ` ${row.text} `, more));
      }
      input.value = "";
    };

    const choose = (row) => {
      forget();
      if (several) gather(row);
      else {
        input.value = row.text;
        key.value = row.key;
        box.querySelector("[data-chooser-about]").textContent = row.about;
      }
      close();
      told.textContent = `Đã chọn ${row.text}, ${row.about}`;
    };

    const show = ({ rows: found, more }) => {
      rows = found;
      list.replaceChildren(
        ...rows.map((row, place) => {
          const about = made("span", { className: "chooser-about", textContent: row.about });
          const option = made("li", { id: `${list.id}-${place}` }, made("span", { textContent: row.text }), about);
          option.setAttribute("role", "option");
          option.setAttribute("aria-selected", "false");
          option.addEventListener("mousedown", (event) => event.preventDefault());
          option.addEventListener("click", () => choose(row));
          return option;
        }),
      );
      at = -1;
      input.removeAttribute("aria-activedescendant");
      list.hidden = rows.length === 0;
      input.setAttribute("aria-expanded", String(rows.length > 0));
      told.textContent = !rows.length
        ? "Không thấy mục nào."
        : more
          ? `Hiện ${rows.length} mục đầu; gõ thêm để thu hẹp.`
          : `${rows.length} mục; dùng mũi tên để chọn.`;
    };

    const ask = async () => {
      asked?.abort();
      asked = new AbortController();
      const url = `${box.dataset.url}?tim=${encodeURIComponent(input.value.trim())}`;
      try {
        const got = await fetch(url, { signal: asked.signal, redirect: "error", credentials: "same-origin" });
        if (!got.ok) throw new Error(got.status);
        show(await got.json());
      } catch (fault) {
        if (fault.name === "AbortError") return;
        close();
        told.textContent = "Không tìm được lúc này; gõ đủ tên hoặc mã rồi gửi.";
      }
    };

    input.addEventListener("input", () => {
      forget();
      clearTimeout(waiting);
      if (!input.value.trim()) return close();
      waiting = setTimeout(ask, WAIT);
    });
    input.addEventListener("blur", close);
    input.addEventListener("click", () => {
      if (list.hidden && !key?.value) ask();
    });
    input.addEventListener("keydown", async (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) await ask();
        mark(event.key === "ArrowDown" ? at + 1 : at < 0 ? -1 : at - 1);
      } else if (event.key === "Enter" && !list.hidden && at >= 0) {
        event.preventDefault();
        choose(rows[at]);
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        event.stopPropagation();
        close();
      }
    });
  };

  const ready = (part) => {
    [...part.querySelectorAll("[data-chooser]:not([data-ready])")].forEach((box) => {
      box.dataset.ready = "yes";
      chooser(box);
    });
  };
  document.addEventListener("DOMContentLoaded", () => ready(document));
  document.addEventListener("htmx:load", (event) => ready(event.detail.elt.parentElement ?? document));
})();
