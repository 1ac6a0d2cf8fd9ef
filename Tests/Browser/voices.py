"""A stand-in for the browser's voices, which say what was spoken and end only when told to."""

VOICES = """(() => {
  const voice = (name, lang, localService = true) => ({name, lang, localService, default: false, voiceURI: name});
  const voices = %s;
  const synthesis = new EventTarget();
  window.spoken = [];
  let current = null;
  Object.assign(synthesis, {
    getVoices: () => voices,
    speak(utterance) { current = utterance; window.spoken.push({text: utterance.text, voice: utterance.voice.name,
      lang: utterance.lang, volume: utterance.volume}); },
    cancel() { if (current) window.spoken.push({cancelled: current.text}); current = null; },
    pause() {}, resume() {},
  });
  window.endSentence = () => { const ended = current; current = null; ended?.dispatchEvent(new Event('end')); };
  Object.defineProperty(window, 'speechSynthesis', {value: synthesis, configurable: true});
  window.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };
})()"""

LOCAL = VOICES % """[voice('Cloud English', 'en-US', false), voice('English+Anna', 'en-GB'), voice('English', 'en-US'),
    voice('Spanish', 'es-419')]"""
NONE = VOICES % "[voice('Cloud English', 'en-US', false), voice('English+Anna', 'en-GB')]"


def spoken(page):
    """What was said so far, without the sentences that were cut off."""
    return [entry["text"] for entry in page.evaluate("window.spoken") if "text" in entry]


def wait_for_words(page, text):
    """Waits until a sentence with these words is being read; ends those before it."""
    for _ in range(200):
        said = spoken(page)
        if said and text in said[-1]:
            return
        page.evaluate("window.endSentence()")
    raise AssertionError(f"{text} was not read: {spoken(page)}")
