
"use strict";
const form = document.getElementById("filter");
const output = form.querySelector("output");
const sections = [...document.querySelectorAll("section[data-class]")];

function filter() {
  const chosen = new FormData(form);
  const classes = chosen.getAll("class");
  const service = chosen.get("service");
  let shown = 0, all = 0;
  for (const section of sections) {
    const isChosen = classes.includes(section.dataset.class);
    for (const group of section.querySelectorAll(".group")) {
      for (const article of group.querySelectorAll("article")) {
        article.hidden = !isChosen || (service !== "" && !article.dataset.services.split(" ").includes(service));
        all += 1;
        shown += article.hidden ? 0 : 1;
      }
      group.hidden = !group.querySelector("article:not([hidden])");
    }
    section.hidden = !section.querySelector(".group:not([hidden])");
  }
  output.value = shown === all ? `${all} changes` : `${shown} of ${all} changes`;
}

form.addEventListener("change", filter);
form.hidden = false;
filter();
