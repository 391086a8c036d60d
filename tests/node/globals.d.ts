// What plain scripts find in the page they are put into.

/** [file, title, kind, summary, other names]; offline/contents.py writes them. */
type OfflinePage = [string, string, string, string, string];
declare const PAGES: OfflinePage[];
