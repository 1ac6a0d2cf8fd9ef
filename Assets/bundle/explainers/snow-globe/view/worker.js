/** The stage, away from the page's own thread. */

import { Stage } from "../stage.js";

const stage = new Stage((message) => postMessage(message));

onmessage = ({ data }) => stage.hear(data);
