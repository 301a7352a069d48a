/**
 * Code of a CloudFront function: every address of the console that is not a file is the one page, which looks at the
 * address itself. The bucket knows files alone.
 */
export const consolePageCode = `function handler(event) {
  var request = event.request;
  if (!/\\.[a-z0-9]+$/.test(request.uri)) request.uri = '/index.html';
  return request;
}
`;
