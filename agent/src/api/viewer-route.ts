import { Hono } from 'hono';
import type { ApiContext } from './api-context.ts';
import { notModified } from './etag.ts';
import { linksPage } from './links-page.ts';
import { streamBodyCompressed } from './stream-body.ts';
import { type StaticFile, findStaticFile, readStaticFile } from './static-file.ts';

/** The viewer's files and pages; without them a short page with links. */
export function viewerRoute({ viewerDirectory, version, cluster }: ApiContext): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    const { pathname } = new URL(c.req.url);
    const isRead = c.req.method === 'GET' || c.req.method === 'HEAD';
    if (!isRead || pathname.startsWith('/api/')) {
      return next();
    }
    const file = viewerDirectory === null ? null : await fileOrPage(viewerDirectory, pathname);
    if (file !== null) {
      const unchanged = notModified(c, JSON.stringify([file.path, file.size, file.modifiedMs]));
      return unchanged ?? streamBodyCompressed(c, readStaticFile(file), file.contentType);
    }
    return pathname === '/' ? c.html(linksPage(version, cluster)) : next();
  });
  return app;
}

/** The file of that path; for the path of a page, which has no extension, the page that draws them all. */
async function fileOrPage(directory: string, pathname: string): Promise<StaticFile | null> {
  const file = await findStaticFile(directory, pathname);
  const isPage = pathname.startsWith('/a/') || !(pathname.split('/').at(-1) ?? '').includes('.');
  return file ?? (isPage && !pathname.startsWith('/public/') ? findStaticFile(directory, '/index.html') : null);
}
