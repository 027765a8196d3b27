export function ContextMenu() { return null; }
