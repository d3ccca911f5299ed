// The dots of a trend are one stop of the Tab key; the arrow keys go from dot to dot.
customElements.define("trend-points", class extends HTMLElement {
  connectedCallback() {
    this.points = [...this.querySelectorAll(".point")];
    this.addEventListener("keydown", (event) => this.press(event));
  }

  press(event) {
    const at = this.points.indexOf(event.target);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: this.points.length - 1 }[event.key];
    if (at < 0 || !this.points[to]) {
      return;
    }
    event.preventDefault();
    this.points[at].tabIndex = -1;
    this.points[to].tabIndex = 0;
    this.points[to].focus();
  }
});
