// Asks one model for an answer with a vendor's own library, which knows nothing but its environment: node libraries.mjs LIBRARY MODULES
import { pathToFileURL } from "node:url";

const [library, modules] = process.argv.slice(2);
const load = (file) => import(pathToFileURL(`${modules}/${file}`));
const messages = [{ role: "user", content: "Hello" }];
const environment = process.env;

const ways = {
    openai: async () => {
        const { OpenAI } = await load("openai/index.mjs");
        await new OpenAI({ maxRetries: 0 }).chat.completions.create({ model: environment.OPENAI_MODEL, messages });
    },
    "openai (AzureOpenAI)": async () => {
        const { AzureOpenAI } = await load("openai/index.mjs");
        const client = new AzureOpenAI({ maxRetries: 0, deployment: environment.AZURE_OPENAI_DEPLOYMENT });
        await client.chat.completions.create({ model: "any", messages });
    },
    "@anthropic-ai/sdk": async () => {
        const { Anthropic } = await load("@anthropic-ai/sdk/index.mjs");
        await new Anthropic({ maxRetries: 0 }).messages.create({ model: environment.ANTHROPIC_MODEL, max_tokens: 9, messages });
    },
    "@google/genai": async () => {
        const { GoogleGenAI } = await load("@google/genai/dist/node/index.mjs");
        await new GoogleGenAI({}).models.generateContent({ model: environment.GEMINI_MODEL, contents: "Hello" });
    },
    // It reads no variable of its own: its manual hands it the address like this.
    ollama: async () => {
        const { Ollama } = await load("ollama/dist/index.mjs");
        await new Ollama({ host: environment.OLLAMA_HOST }).chat({ model: environment.OLLAMA_MODEL, messages });
    },
};

try {
    await ways[library]();
} catch (failure) {
    // The answer may be none that it understands: what it asked is what counts.
    console.error(String(failure));
}
