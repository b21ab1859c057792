// A text area that knows SPARQL: colours, brackets, completion, and a mark where the endpoint found a fault.
import { autocompletion, closeBrackets, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { HighlightStyle, StreamLanguage, bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--keyword)", fontWeight: "600" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--string)" },
  { tag: tags.comment, color: "var(--comment)", fontStyle: "italic" },
  { tag: [tags.variableName, tags.special(tags.variableName)], color: "var(--variable)" },
  { tag: [tags.atom, tags.number, tags.link, tags.meta], color: "var(--name)" },
]);

// After the letters of a name, or where completion is asked for.
function complete(context, options) {
  const word = context.matchBefore(/[\w:.-]+/);
  if (!word && !context.explicit) return null;
  return { from: word ? word.from : context.pos, options, validFor: /^[\w:.-]*$/ };
}

export function create(parent, text, { nonce, label, completions, run }) {
  const language = StreamLanguage.define(sparql);
  const known = completions.map((name) => ({ label: name, type: name.includes(":") ? "property" : "keyword" }));
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        EditorView.cspNonce.of(nonce),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false" }),
        lineNumbers(),
        history(),
        bracketMatching(),
        closeBrackets(),
        language,
        language.data.of({ autocomplete: (context) => complete(context, known) }),
        autocompletion(),
        syntaxHighlighting(colours),
        keymap.of([{ key: "Mod-Enter", run: () => (run(), true) }, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
      ],
    }),
  });
  return {
    text: () => view.state.doc.toString(),
    put(next) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } });
      view.dispatch(setDiagnostics(view.state, []));
    },
    fault(line, column, message) {
      const there = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
      const from = Math.min(there.from + Math.max(column - 1, 0), there.to);
      view.dispatch(setDiagnostics(view.state, [{ from, to: Math.min(from + 1, there.to), severity: "error", message }]));
      view.dispatch({ selection: { anchor: from }, scrollIntoView: true });
    },
    clear() {
      view.dispatch(setDiagnostics(view.state, []));
    },
  };
}
