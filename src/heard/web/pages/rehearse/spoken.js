// A rehearsal by ear and voice, with what the browser has: Heard is handed words alone.
const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;

customElements.define("spoken-mode", class extends HTMLElement {
  connectedCallback() {
    this.aloud = this.querySelector("#aloud");
    this.button = this.querySelector("[data-dictate]");
    this.words = this.button.textContent;
    if (!window.speechSynthesis) {
      this.aloud.disabled = true;
      this.querySelector("[data-voice]").textContent = this.dataset.noVoice;
    }
    if (!Recognition) {
      this.button.disabled = true;
      this.querySelector("[data-ears]").textContent = this.dataset.noEars;
    }
    this.aloud.addEventListener("change", () => this.speak(document.querySelector("#said .customer:last-of-type .words").textContent));
    this.button.addEventListener("click", () => (this.listening ? this.listening.stop() : this.listen()));
    window.addEventListener("customer-said", (event) => this.speak(event.detail));
  }

  speak(words) {
    window.speechSynthesis?.cancel();
    if (this.aloud.checked) {
      window.speechSynthesis.speak(Object.assign(new SpeechSynthesisUtterance(words), { lang: "en" }));
    }
  }

  listen() {
    window.speechSynthesis?.cancel();
    this.listening = Object.assign(new Recognition(), { lang: "en", continuous: true });
    this.listening.addEventListener("result", (event) => {
      const heard = [...event.results].slice(event.resultIndex).map((each) => each[0].transcript.trim()).join(" ");
      const field = document.querySelector("#text");
      field.value = `${field.value} ${heard}`.trim();
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    this.listening.addEventListener("error", (event) => {
      if (event.error === "not-allowed") {
        dispatchEvent(new CustomEvent("toast", { detail: this.dataset.refused }));
      }
    });
    this.listening.addEventListener("end", () => {
      this.listening = null;
      this.button.textContent = this.words;
    });
    this.button.textContent = this.dataset.stop;
    this.listening.start();
  }
});
