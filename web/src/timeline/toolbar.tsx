export function Toolbar() { return <div class="tl-bar" />; }
