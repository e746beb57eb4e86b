"use strict";
// Search: the parts of the index (plugins/portal/search) that a query needs come as scripts; query
// and data become text nodes only. Not deferred: there is room for results before the first paint.
(() => {
  /**
   * @typedef {{text: string, folded: string, part: number}} Word a syllable; odd parts are quoted
   * @typedef {{words: Word[], typed: number, seats: number[], total: number, unknown: Word[]}} Found
   *   seats come best first; behind the words typed stand those that the last may grow to
   */
  const SYLLABLE = /[\p{L}\p{N}]+/gu;
  const TONES = "\u0300\u0301\u0303\u0309\u0323";
  const BATCH = 10;
  /**
   * @template {keyof HTMLElementTagNameMap} Name
   * @param {Name} name @param {Partial<HTMLElementTagNameMap[Name]>} properties
   * @param {(Node | string)[]} content
   */
  const element = (name, properties, ...content) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...content);
    return made;
  };

  // Words

  /** @param {string} text */
  const clean = (text) => text.normalize().toLowerCase().slice(0, 200).trim();
  /** @param {string} text */
  const fold = (text) =>
    text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đð]/g, "d");
  /** @param {string} query */
  const read = (query) =>
    clean(query).split(/["“”]/).flatMap((piece, part) =>
      (piece.match(SYLLABLE) ?? []).map((text) => ({ text, folded: fold(text), part }))
    ).slice(0, 12);
  /** @param {string} text the marks of a syllable: its tone, and those of its letters */
  const marks = (text) =>
    (text.normalize("NFD").replace(/[đð]/g, "d\u0335").match(/.\p{M}*/gu) ?? [])
      .flatMap((letter, i) =>
        [...letter.slice(1)].map((mark) => (TONES.includes(mark) ? mark : i + mark)));
  /**
   * Judges the marks typed: 3 the same or none, 2 tone elsewhere, 1 all there, 0 letters only.
   * @param {string} typed @param {string} there
   */
  const nearness = (typed, there) => {
    const [own, others] = [marks(typed), marks(there)];
    if (typed === there || !own.length) return 3;
    if (!own.every((mark) => others.includes(mark))) return 0;
    return own.length === others.length ? 2 : 1;
  };

  // The index

  /** @type {Map<string, (data: string) => void>} */
  const arrivals = new Map();
  /** @type {Map<string, Promise<string>>} */
  const files = new Map();
  /** @param {string} row trees of digests: a parenthesis stands before two that it joins */
  const grown = (row) => {
    /** @type {any[]} */
    const trees = [];
    for (const sign of (row.match(/\(|[^(]{4}/g) ?? []).reverse())
      trees.unshift(sign === "(" ? trees.splice(0, 2) : sign);
    return trees;
  };
  /** @type {Promise<any>} */
  const manifest = new Promise((resolve, reject) => {
    arrivals.set("", (data) =>
      resolve(JSON.parse(data, (_, part) => (typeof part === "string" ? grown(part) : part))));
    addEventListener("DOMContentLoaded", reject);
  });
  /** @param {string} name @param {string} path */
  const load = (name, path) => {
    /** @type {Promise<string>} */
    const file = files.get(name) ?? new Promise((resolve, reject) => {
      arrivals.set(name, resolve);
      const src = `tim-kiem/${path}.js`;
      document.head.append(element("script", { src, onload: reject, onerror: reject }));
    });
    files.set(name, file);
    file.catch(() => files.delete(name)); // the next query tries again
    return file;
  };
  /** @param {string} kind @param {number} hash @returns {Promise<string[][]>} records */
  const bucket = async (kind, hash) => {
    const trees = (await manifest).kinds[kind];
    const number = hash & (trees.length - 1);
    let [tree, bits, name] = [trees[number], hash >>> Math.log2(trees.length), `${kind}/${number}`];
    for (; Array.isArray(tree); bits >>>= 1) {
      name += "ab"[bits & 1];
      tree = tree[bits & 1];
    }
    if (tree === "....") return [];
    return (await load(name, `${name}.${tree}`)).split("!").map((record) => record.split("~"));
  };
  /** @param {string} kind @param {string} key */
  const bucketOf = (kind, key) => {
    let hash = 2166136261;
    for (const sign of key) hash = Math.imul(hash ^ Number(sign.codePointAt(0)), 16777619);
    return bucket(kind, hash ^ (hash >>> 15));
  };
  /** @param {string} gaps in base 45; a digit from the upper half ends a gap */
  const unpack = (gaps) => {
    const seats = [];
    let [seat, gap] = [-1, 0];
    for (let i = 0; i < gaps.length; i++) {
      const code = gaps.charCodeAt(i);
      const digit = code - (code > 92 ? 36 : 35); // there is no backslash
      gap = gap * 45 + (digit % 45);
      if (digit < 45) continue;
      seats.push((seat += gap));
      gap = 0;
    }
    return seats;
  };
  /** @param {Promise<string[][]>} records @param {string} name */
  const fieldsOf = async (records, name) =>
    ((await records).find(([key]) => key === name) ?? [""]).slice(1);
  /** @param {string} name folded syllables, the commonest first */
  const hints = async (name) => {
    const [known = ""] = await fieldsOf(bucketOf("don", name), name);
    return known.split(" ")
      .map((hint) => ({ key: hint.slice(0, -1), weight: +hint.slice(-1) }))
      .sort((a, b) => b.weight - a.weight);
  };
  /** @param {string} hash @param {number} part it ends with a line end if more follow */
  const textOf = async (hash, part) =>
    (await load(`chu/${hash}.${part}`, `chu/${hash.slice(0, 2)}/${hash.slice(2)}.${part}`))
      .replace(/\n(?!$)/g, " · ");

  // A query

  /**
   * Weighs who has a syllable or pair: how near the spelling is comes first, then where it stands.
   * @param {Word[]} typed @param {Promise<string[]> | string[]} endings that the last may grow to
   */
  const weigh = async (typed, endings) => {
    const values = new Uint16Array((await manifest).size);
    /** @param {string} last @param {number} bonus */
    const add = async (last, bonus) => {
      const key = typed[1] ? `${typed[0].folded} ${last}` : last;
      for (const [term, ...places] of await bucketOf(typed[1] ? "doi" : "don", key)) {
        if (fold(term) !== key) continue;
        const near = term.split(" ").reduce((sum, there, i) =>
          sum + nearness(typed[i].text, there.slice(0, typed[i].text.length)), bonus);
        places.forEach((gaps, place) => {
          const value = near * 64 + 4 - place;
          for (const seat of unpack(gaps)) values[seat] = Math.max(values[seat], value);
        });
      }
    };
    const longer = async () => Promise.all((await endings).map((ending) => add(ending, 0)));
    await Promise.all([add(typed[typed.length - 1].folded, 8), longer()]);
    return values;
  };
  /** @param {string} name @param {string} [id] 1 for those in a section or year */
  const filter = async (name, id) => {
    const values = new Uint16Array((await manifest).size);
    if (!id) return values.fill(1);
    const [gaps = ""] = await fieldsOf(bucket("loc", 0), name + id);
    for (const seat of unpack(gaps)) values[seat] = 1;
    return values;
  };
  /** @param {Uint16Array[]} needed @param {Uint16Array[]} counted seats, best first */
  const ranked = (needed, counted) =>
    [...needed[0].keys()]
      .filter((seat) => needed.every((values) => values[seat]))
      .map((seat) => [counted.reduce((sum, values) => sum + values[seat], 0), seat])
      .sort(([a], [b]) => b - a)
      .map(([, seat]) => seat);
  /** @param {string} name @param {string} start where few have just this */
  const completions = async (name, start) => {
    const known = (await hints(name)).filter(({ key }) => key.startsWith(start));
    if (known.some(({ key, weight }) => key === start && weight > 4)) return [];
    return known.map(({ key }) => key).filter((key) => key !== start).slice(0, 3);
  };
  /**
   * Finds articles that have all neighbours of a query; where these are few, all its syllables.
   * Neighbours in quotes are a must.
   * @param {string} query
   * @param {{muc?: string, nam?: string, go?: boolean}} [options] section, year, still typing
   */
  const hoi = async (query, { muc, nam, go } = {}) => {
    const words = read(query);
    const typed = words.length;
    if (!typed) return { words, typed, seats: [], total: 0, unknown: [] };
    const last = typed - 1;
    /** @param {number} i */
    const follows = (i) => words[i]?.part === words[i - 1]?.part;
    const { folded } = words[last];
    const name = follows(last) ? `>${words[last - 1].folded}` : `^${folded[0]}`;
    const endings = go && /[\p{L}\p{N}]$/u.test(query) ? completions(name, folded) : [];
    /** @param {Word[]} term */
    const values = (term) => weigh(term, term.includes(words[last]) ? endings : []);
    const terms = words.flatMap((word, i) =>
      follows(i) ? [[words[i - 1], word]] : follows(i + 1) ? [] : [[word]]);
    const [filters, counted] = await Promise.all([
      Promise.all([filter("m:", muc), filter("n:", nam)]),
      Promise.all(terms.map(values)),
    ]);
    let [seats, unknown] = [ranked([...counted, ...filters], counted), words];
    if (seats.length < (last > 3 ? 1 : BATCH)) {
      const singles = await Promise.all(words.map((word) => values([word])));
      const quoted = counted.filter((_, i) => terms[i][0].part % 2);
      const others = ranked([...singles, ...quoted, ...filters], [...counted, ...singles]);
      seats = [...new Set([...seats, ...others])];
      unknown = words.filter((_, i) => !singles[i].some(Boolean));
    }
    const longer = (await endings).map((folded) => ({ text: folded, folded, part: 0 }));
    return { words: [...words, ...longer], typed, seats, total: seats.length, unknown };
  };

  // Nothing found

  /** @param {string} a @param {string} b how many letters to change, add or drop */
  const distance = (a, b) => {
    let row = [...b, ""].map((_, i) => i);
    for (const letter of a) {
      const next = [row[0] + 1];
      for (let i = 0; i < b.length; i++)
        next.push(Math.min(next[i] + 1, row[i + 1] + 1, row[i] + +(letter !== b[i])));
      row = next;
    }
    return row[b.length];
  };
  /** @param {string} query @param {Word[]} unknown one that finds some, or "" */
  const better = async (query, unknown) => {
    let offer = clean(query);
    for (const { text, folded } of unknown) {
      const known = await hints(`^${folded[0]}`);
      const offs = known.map(({ key }) => ({ key, off: distance(folded, key) }));
      const [{ key, off }] = offs.sort((a, b) => a.off - b.off);
      const near = off <= Math.min(2, folded.length / 2 - 0.5) ? key : "";
      offer = offer.replace(SYLLABLE, (word) => (word === text ? near : word)).trim();
    }
    return unknown.length && (await hoi(offer)).total ? offer : "";
  };

  // A snippet

  /** @param {string} text @param {Word[]} words where they stand, in the nearest spelling */
  const hitsIn = (text, words) => {
    const hits = [...text.matchAll(SYLLABLE)].flatMap(({ 0: there, index: at }) => {
      const folded = fold(there);
      const word = words.findIndex((typed) => typed.folded === folded);
      if (word < 0) return [];
      const near = nearness(words[word].text, there.toLowerCase());
      return [{ word, near, at, end: at + there.length }];
    });
    const best = words.map(() => 0);
    for (const { word, near } of hits) best[word] = Math.max(best[word], near);
    return hits.filter(({ word, near }) => near === best[word]);
  };
  /** @param {string} text @param {Word[]} words about 160 characters around the best place */
  const excerpt = (text, words) => {
    const hits = hitsIn(text, words);
    const worths = hits.map(({ at }, i) => {
      const near = hits.slice(i, i + 20).filter((hit) => hit.at < at + 120);
      const pairs = near.filter(({ at, word }, k) =>
        near[k - 1]?.end === at - 1 && near[k - 1].word === word - 1);
      return new Set(near.map(({ word }) => word)).size + pairs.length;
    });
    const first = hits[worths.indexOf(Math.max(...worths))]?.at ?? 0;
    const lead = text.slice(Math.max(first - 40, 0), first).split("· ").slice(-1)[0];
    let at = first - (first > 40 ? lead.replace(/^\S*\s/, "") : lead).length;
    const end = `${text} `.indexOf(" ", Math.min(at + 160, text.length));
    /** @type {(Node | string)[]} */
    const nodes = [at ? "… " : ""];
    for (const hit of hits.filter((each) => each.at >= at && each.end <= end)) {
      nodes.push(text.slice(at, hit.at), element("mark", {}, text.slice(hit.at, hit.end)));
      at = hit.end;
    }
    return [...nodes, text.slice(at, end), end < text.length ? " …" : ""];
  };
  /**
   * From the first part of a text that has all words typed, else from the one that has most.
   * @param {string} hash @param {Found} found
   */
  const snippet = async (hash, { words, typed }) => {
    let [best, most, text] = ["", -1, "\n"];
    for (let part = 0; most < typed && text.endsWith("\n"); part++) {
      text = await textOf(hash, part);
      const { size } = new Set(hitsIn(text, words).map(({ word }) => word));
      if (size > most) [best, most] = [text, size];
    }
    return excerpt(best, words);
  };

  // The page

  const serve = () => {
    const form = /** @type {HTMLFormElement} */ (document.querySelector("main form"));
    const [status, list, more] = /** @type {HTMLCollectionOf<HTMLElement>} */ (
      document.getElementsByClassName("found")[0].children);
    let [turn, timer, settled] = [0, 0, ""];
    /** @returns {Record<string, string>} */
    const fields = () => Object.fromEntries(/** @type {any} */ (new FormData(form)));

    /** @param {Found} found @param {number} mine @param {number} [from] */
    const show = async (found, mine, from = 0) => {
      const seats = found.seats.slice(from, from + BATCH);
      const cards = await Promise.all(
        seats.map((seat) => fieldsOf(bucket("bai", seat >> 4), String(seat % 16))));
      if (mine !== turn) return;
      if (!from) list.replaceChildren();
      for (const [title, href, dateTime, section, hash] of cards) {
        const label = form.muc.querySelector(`[value="${section}"]`)?.text.trim() ?? "";
        const place = element("p", {});
        list.append(element("li", {},
          element("time", { dateTime }, dateTime.slice(0, 10).split("-").reverse().join("/")), " ",
          element("a", { href }, title.replace(/！/g, "!").replace(/～/g, "~")), " ",
          element("span", {}, label), place));
        snippet(hash, found).then((nodes) => place.append(...nodes), () => {});
      }
      more.hidden = from + BATCH >= found.total;
      more.onclick = async () => {
        await show(found, mine, from + BATCH).catch(fail);
        list.children[from + BATCH]?.querySelector("a")?.focus();
      };
    };
    /** @param {string} state @param {(Node | string)[]} words */
    const tell = (state, ...words) => {
      document.documentElement.dataset.search = state;
      status.replaceChildren(...words);
    };
    const fail = () =>
      tell("none", "Chưa đọc được dữ liệu tìm kiếm. Xin thử lại.");
    /** @param {boolean} go */
    const ask = async (go) => {
      const mine = ++turn;
      const { q, muc, nam } = fields();
      const quoted = `“${q.slice(0, 200).replace(/["“”]/g, "").trim()}”`;
      try {
        let found = await hoi(q, { muc, nam, go });
        if (!found.total) found = await hoi(q, { muc, nam, go: true });
        const offer = found.total ? "" : await better(q, found.unknown);
        await show(found, mine);
        if (mine !== turn) return;
        if (!q.trim()) tell("");
        else if (found.total) tell("on", `${found.total.toLocaleString("vi")} bài có ${quoted}.`);
        else tell("none",
          `Không có bài nào có ${quoted}${muc || nam ? " trong phần đã chọn" : ""}. `,
          ...(offer
            ? ["Có thể là: ", element("a", { href: `?q=${encodeURIComponent(offer)}` }, offer)]
            : ["Xin thử ít chữ hơn hoặc tìm theo cách khác."]));
      } catch {
        if (mine === turn) fail();
      }
    };
    /** @param {boolean} go still typing: only where that leads is a step one can go back to */
    const change = (go) => {
      clearTimeout(timer);
      const url = new URL(location.href);
      url.search = String(new URLSearchParams(Object.entries(fields()).filter(([, text]) => text)));
      const step = !go && url.href !== settled;
      try {
        if (step) history.replaceState(null, "", settled);
        history[step ? "pushState" : "replaceState"](null, "", url);
        if (step) settled = url.href;
      } catch {} // a browser may forbid it on a disk
      ask(go);
    };
    const restore = () => {
      const given = new URLSearchParams(location.search);
      settled = location.href;
      for (const name of ["q", "muc", "nam"]) form[name].value = given.get(name) ?? "";
      ask(false);
    };
    form.oninput = ({ target }) => {
      clearTimeout(timer);
      if (target === form.q) timer = setTimeout(change, 150, true);
      else change(false);
    };
    form.onsubmit = (event) => {
      event.preventDefault();
      change(false);
    };
    addEventListener("popstate", restore);
    restore();
  };

  document.documentElement.dataset.search = /[?&]q=[^&]/.test(location.search) ? "on" : "";
  addEventListener("DOMContentLoaded", serve);
  /** @param {string} name @param {string} data */
  const timKiem = (name, data) => arrivals.get(name)?.(data);
  Object.assign(window, { timKiem: Object.assign(timKiem, { hoi }) });
})();
