// Nunjucks renders the same template for each place; markdown-it makes the page. One process, one thread.
// nunjucks_html.js MODULES WORK NUMBER OUT
'use strict';
const fs = require('fs');
const path = require('path');
const [modules, work, number, out] = process.argv.slice(2);
const from = require('module').createRequire(path.join(modules, 'package.json'));
// The packages export themselves as they please: as the module or as its default.
const load = (name) => from(name).default ?? from(name);
const nunjucks = load('nunjucks');
const MarkdownIt = load('markdown-it');

const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(work), {
  autoescape: false,
  throwOnUndefined: true,
});
const template = environment.getTemplate('ban.md.j2', true);
const reader = new MarkdownIt('commonmark').enable('table').use(load('markdown-it-footnote'));
const places = fs.readFileSync(path.join(work, 'places.txt'), 'utf8').split('\n').slice(0, Number(number));
for (const place of places) {
  const text = template.render(JSON.parse(fs.readFileSync(path.join(work, 'data', `${place}.json`), 'utf8')));
  const page = '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    + `<title>${place}</title>\n</head>\n<body>\n${reader.render(text)}</body>\n</html>\n`;
  fs.mkdirSync(path.join(out, place), { recursive: true });
  fs.writeFileSync(path.join(out, place, 'ban.md'), text);
  fs.writeFileSync(path.join(out, place, 'ban.html'), page);
}
