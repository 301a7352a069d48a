/**
 * Code of a CloudFront function in front of the files host. An address of a file carries the label of its tenant, signed with
 * the rest of it: on another tenant's host, or without it, there is nothing. Forms that upload are bound by their policies.
 */
export const filesHostCode = `function handler(event) {
  var request = event.request;
  if (request.method === 'POST' || request.method === 'OPTIONS') return request;
  var label = request.headers.host.value.split('.')[0].toLowerCase();
  var bound = request.querystring['x-tenant'];
  var reads = request.method === 'GET' || request.method === 'HEAD';
  if (reads && bound && bound.value === label && !bound.multiValue) return request;
  return { statusCode: 404, statusDescription: 'Not Found' };
}
`;
