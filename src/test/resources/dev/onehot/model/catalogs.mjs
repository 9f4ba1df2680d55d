// Compares presets with public catalogs: node catalogs.mjs MODULES CATALOGS, with lines "preset<TAB>base URL<TAB>variables<TAB>models" on standard input.
// Prints "model<TAB>preset<TAB>model<TAB>catalogs that know it", then "differs<TAB>preset<TAB>what<TAB>ours<TAB>theirs" for a person to judge.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [modules, names] = process.argv.slice(2);
const mastra = JSON.parse(readFileSync(`${modules}/@mastra/core/dist/provider-registry.json`, "utf8")).providers;
const prices = createRequire(`${modules}/x.js`)(`${modules}/@pydantic/genai-prices`);
const pi = (id) => {
    const file = `${modules}/@earendil-works/pi-ai/dist/providers/data/${id}.json`;
    return existsSync(file) ? Object.values(JSON.parse(readFileSync(file, "utf8"))).flatMap((it) => Object.values(it)).filter((it) => it && it.id) : [];
};
const table = new Map(readFileSync(names, "utf8").split("\n").filter((it) => it && !it.startsWith("#")).map((it) => it.split("\t")).map(([id, ...rest]) => [id, rest]));
const bare = (address) => address.replace(/\/+$/, "").replace(/\/v1$/, "");

for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
    const [preset, base, variables, models] = line.split("\t");
    const [inMastra, inPi, inPrices] = table.get(preset) ?? ["", "", ""];
    const theirs = mastra[inMastra];
    const listed = inPi ? pi(inPi) : [];
    for (const model of (models ?? "").split(",").filter(Boolean)) {
        const known = [];
        if (theirs?.models.some((it) => it === model || it === `${inMastra}/${model}`)) known.push("mastra");
        if (listed.some((it) => it.id === model)) known.push("pi");
        if (inPrices && prices.calcPrice({ input_tokens: 1, output_tokens: 1 }, model, { providerId: inPrices })) known.push("genai-prices");
        console.log(["model", preset, model, known.join(", ")].join("\t"));
    }
    const addresses = [theirs?.url, ...listed.map((it) => it.baseUrl)].filter(Boolean);
    if (addresses.length && !addresses.some((it) => bare(it) === bare(base))) {
        console.log(["differs", preset, "base URL", base, [...new Set(addresses)].join(" ")].join("\t"));
    }
    const wanted = [theirs?.apiKeyEnvVar].flat().filter(Boolean);
    if (wanted.length && !wanted.some((it) => variables.split(",").includes(it))) {
        console.log(["differs", preset, "variable", variables, wanted.join(" ")].join("\t"));
    }
    if (!theirs && !listed.length && !inPrices) {
        console.log(["differs", preset, "catalog", base, "none knows it"].join("\t"));
    }
}
