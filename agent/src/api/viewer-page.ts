import { type Answer, answerBody } from '../http/answer.ts';
import { answerCompressed } from '../http/gzip.ts';
import type { HttpRequest } from '../http/route.ts';
import type { ApiContext } from './api-context.ts';
import { tagged } from './etag.ts';
import { linksPage } from './links-page.ts';
import { type StaticFile, findStaticFile, readStaticFile } from './static-file.ts';

/** The viewer's files and pages; without them a short page with links. Null where there is neither. */
export async function answerPage(
  request: HttpRequest,
  { viewerDirectory, version, cluster }: Pick<ApiContext, 'viewerDirectory' | 'version' | 'cluster'>
): Promise<Answer | null> {
  const { method, path } = request;
  if ((method !== 'GET' && method !== 'HEAD') || path.startsWith('/api/')) {
    return null;
  }
  const file = viewerDirectory === null ? null : await fileOrPage(viewerDirectory, path);
  if (file !== null) {
    const dependsOn = JSON.stringify([file.path, file.size, file.modifiedMs]);
    return tagged(request, dependsOn, () => answerCompressed(request, readStaticFile(file), file.contentType));
  }
  return path === '/' ? answerBody(linksPage(version, cluster), 'text/html; charset=utf-8') : null;
}

/** The file of that path; for the path of a page, which has no extension, the page that draws them all. */
async function fileOrPage(directory: string, pathname: string): Promise<StaticFile | null> {
  const file = await findStaticFile(directory, pathname);
  const isPage = pathname.startsWith('/a/') || !(pathname.split('/').at(-1) ?? '').includes('.');
  return file ?? (isPage && !pathname.startsWith('/public/') ? findStaticFile(directory, '/index.html') : null);
}
