// What plain scripts find in the page they are put into.

/** [file, title, kind, summary, other names]; offline/contents.py writes them. */
type OfflinePage = [string, string, string, string, string];
declare const PAGES: OfflinePage[];
/** Which signs a search leaves out, and letters that are the same to it; as the site has it. */
declare const FOLDING: { dropped: string; nasal: string; alike: Record<string, string> };
