import type { StoryShare } from '@tillside/contract';

/** How a story was passed on: `none` if a person changed their mind, `failed` if the browser can do neither. */
export type ShareResult = 'share' | 'copy' | 'none' | 'failed';

/** The text that is copied: with the address below it. */
export function shareText({ text, href }: StoryShare): string {
  return href ? `${text}\n${addressOf(href)}` : text;
}

/** Passes a story on by the Web Share API where it is there, otherwise by copying it. */
export async function shareStory(share: StoryShare): Promise<ShareResult> {
  const { text, href } = share;
  if ('share' in navigator)
    try {
      await navigator.share({ text, ...(href && { url: addressOf(href) }) });
      return 'share';
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return 'none';
    }
  try {
    await navigator.clipboard.writeText(shareText(share));
    return 'copy';
  } catch {
    return 'failed';
  }
}

const addressOf = (href: string): string => new URL(href, document.baseURI).href;
