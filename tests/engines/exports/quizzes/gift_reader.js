// Reads a JSON list of GIFT texts from standard input; writes a list of what gift-pegjs makes of each, or its error.
const { parse } = require(process.argv[2]);
const texts = JSON.parse(require("fs").readFileSync(0, "utf8"));
const read = (text) => {
  try {
    return { questions: parse(text) };
  } catch (error) {
    return { error: String(error.message) };
  }
};
process.stdout.write(JSON.stringify(texts.map(read)));
