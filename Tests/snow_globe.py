"""The snow globe's scenes, and the taps that lead from each to the next: (act, value) of the buttons."""

SCENES = ["hook", "still", "choose", "ready", "loose", "settling", "compare", "recap"]
STEPS = {
    "still": [("shake", None)],
    "choose": [("next", None)],
    "ready": [("choose", "calm")],
    "loose": [("shake", None)],
    "settling": [("stop", None)],
    "compare": [("settleNow", None), ("next", None)],
    "recap": [("next", None)],
}
