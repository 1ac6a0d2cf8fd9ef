// The stage, away from the page's own thread.
import { createStage } from "../stage.js";

const stage = createStage((told) => postMessage(told));

onmessage = ({ data }) => stage.hear(data);
