import { reportView, rubricOf, typingOf, verdictOf } from "./debrief.js";
import { h } from "./dom.js";
import { openRecording, saveRecording, soundsOf, sureButton } from "./keeping.js";
import { replayOf } from "./replay.js";
import { reportOf } from "./report.js";

// What comes after Done: the score, then the report with replay, answers and typing up; and at all times the foot of the
// board, where a recording is saved, opened or deleted.
export function endingOf({ below, desk, drill, kernel, press, say, again, save, dropVoice, most }) {
  let replay = null, typing = null, sitting = null;
  const stages = h("div", {}), foot = h("div", { class: "wb-row wb-foot" }), outcome = h("div", {});
  below.append(stages, foot);

  function close() {
    replay?.close();
    desk.showing(null);
    replay = typing = null;
    stages.replaceChildren();
    outcome.replaceChildren();
  }

  function show(given, pieces) {
    close();
    sitting = given;
    if (sitting.stage === "score") {
      stages.append(rubricOf(drill, most, { press, scored(scores) {
        sitting.scores = { ...scores };
        sitting.stage = "report";
        save();
        if (!kernel.scored(sitting.scores, false)) say("No kernel took the score. Run this cell again, and it is handed in.");
        show(sitting, pieces);
        stages.querySelector("section")?.scrollIntoView?.({ block: "nearest" });
      } }));
    } else {
      const sounds = soundsOf(sitting.sound, pieces);
      view(sitting.recording(), sounds);
      if (drill.types && kernel.live) {
        typing = typingOf(sitting, { press, changed: save, check: (lines) => kernel.check(lines) || typing.told("There is no kernel to ask. Run this cell again.") });
        stages.append(typing.root);
      }
    }
    showFoot(soundsOf(sitting.sound, pieces));
  }

  // The report and the replay of a recording: one's own, or one opened from a file.
  function view(recording, sounds) {
    const report = reportOf(recording, drill);
    replay = replayOf({ recording, report, sounds, press, ink: desk.ink });
    desk.showing(replay.redraw);
    stages.append(h("section", { class: "wb-section", "aria-label": "Replay" }, h("b", {}, sounds.length ? "Replay, strokes and voice" : "Replay"), replay.root), outcome, reportView(report, drill, recording));
  }

  function showFoot(sounds) {
    foot.replaceChildren(
      press("Save the drawing", () => saveRecording(sitting.recording())),
      ...(sounds.length ? [press("Save with the voice", () => saveRecording(sitting.recording(), sounds)),
        sureButton("Delete the voice", "Really delete the voice?", () => { dropVoice(); show(sitting, []); say("The voice is deleted."); }, press)] : []),
      sureButton("Delete and start over", "Really delete this board?", again, press));
  }

  async function openFile(file) {
    try {
      const { recording, sounds } = await openRecording(file);
      close();
      view(recording, sounds);
      desk.wait("");
      say(recording.drill === drill.name ? `${file.name}, saved earlier.` : `${file.name} is of another drill, ${recording.drill}: read its milestones with care.`);
    } catch (fault) {
      close();
      say(fault instanceof TypeError ? `${file.name} is damaged: it cannot be shown.` : fault.message);
    }
  }

  return {
    show, close,
    judged(verdict) {
      if (!verdict.message || sitting?.stage !== "report") return;
      outcome.replaceChildren(verdictOf(verdict));
      sitting.judged = true;
      save();
    },
    handIn: (given) => kernel.scored(given.scores, given.judged),
    typed: (verdict) => verdict.message && typing?.told(verdict),
    // Before the end: what is kept can be deleted, and a saved recording opened.
    foot(given, store) {
      const pick = h("input", { type: "file", accept: ".json,.zip", hidden: "", onchange: () => pick.files[0] && openFile(pick.files[0]) });
      foot.replaceChildren(...(given.stage === "ready" ? [press("Open a recording", () => pick.click()), pick] : [sureButton("Delete and start over", "Really delete this board?", again, press)]),
        h("span", { class: "wb-quiet" }, !store ? "" : store.works ? "What you draw and say is kept in this browser only, until you delete it." : "This browser keeps nothing here: a reload loses the board."));
    },
  };
}
