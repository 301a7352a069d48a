import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Functions } from '../functions.ts';
import { functionArn, functionName, topologyFunction } from '../names.ts';
import { asServiceError, type Service, type ServiceAnswer, ServiceError, type ServiceRequest } from '../protocol.ts';
import type { Mapping, MappingStore } from './mapping-store.ts';
import type { StreamReaders } from './stream-readers.ts';

const mappingsPath = /^\/2015-03-31\/event-source-mappings(?:\/([^/]*))?\/?$/;
const invocationPath = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;

const Named = z.looseObject({ FunctionName: z.string() });

export type LambdaParts = {
  readonly functions: Functions;
  readonly mappings: MappingStore;
  readonly readers: StreamReaders;
};

/** Lambda, as far as the functions use it: event source mappings of streams, and Invoke. */
export function lambdaService(parts: LambdaParts): Service {
  return async (request) => {
    try {
      const invocation = invocationPath.exec(request.url.pathname);
      if (invocation !== null && request.method === 'POST') {
        return await invoke(parts.functions, decodeURIComponent(invocation[1] ?? ''), request);
      }
      const path = mappingsPath.exec(request.url.pathname);
      if (path === null)
        throw new ServiceError('UnknownOperationException', `not on this machine: ${request.url.pathname}`, 404);
      return await mappingOperation(parts, request, path[1] ?? '');
    } catch (error) {
      const known = asServiceError(error);
      const code = known.code === 'ValidationException' ? 'InvalidParameterValueException' : known.code;
      const headers = { 'content-type': 'application/json', 'x-amzn-errortype': code };
      return {
        status: known.status,
        headers,
        body: JSON.stringify({ Type: 'User', Message: known.message, message: known.message }),
      };
    }
  };
}

async function mappingOperation(parts: LambdaParts, request: ServiceRequest, uuid: string): Promise<ServiceAnswer> {
  const { mappings, readers } = parts;
  if (uuid === '') {
    if (request.method === 'GET') return list(mappings, request.url.searchParams);
    if (request.method !== 'POST') throw new ServiceError('UnknownOperationException', request.method, 405);
    const created = mappings.create(named(parts.functions, request.body));
    await readers.refresh(created.uuid);
    return json(202, view(created, 'Creating'));
  }
  const before = mappings.require(uuid);
  switch (request.method) {
    case 'GET':
      return json(200, view(before, stateOf(before)));
    case 'DELETE':
      mappings.delete(uuid);
      await readers.refresh(uuid);
      return json(202, view(before, 'Deleting'));
    case 'PUT': {
      const input = parseJson(request.body);
      const hasName = Named.safeParse(input).success;
      const updated = mappings.update(uuid, hasName ? named(parts.functions, request.body) : input);
      await readers.refresh(uuid);
      return json(202, view(updated, 'Updating'));
    }
    default:
      throw new ServiceError('UnknownOperationException', request.method, 405);
  }
}

/** The request with its function as a topology name: callers may use the name or the ARN. */
function named(functions: Functions, body: Buffer): object {
  const request = Named.parse(parseJson(body));
  const name = topologyFunction(request.FunctionName);
  if (!functions.has(name))
    throw new ServiceError('InvalidParameterValueException', `Function does not exist: ${name}`);
  return { ...request, FunctionName: name };
}

function list(mappings: MappingStore, query: URLSearchParams): ServiceAnswer {
  const source = query.get('EventSourceArn');
  const name = query.get('FunctionName');
  const from = Number(query.get('Marker') ?? 0);
  const to = from + Number(query.get('MaxItems') ?? 100);
  const all = mappings
    .list()
    .filter(
      (mapping) =>
        (source === null || mapping.EventSourceArn === source) &&
        (name === null || mapping.FunctionName === topologyFunction(name)),
    );
  const EventSourceMappings = all.slice(from, to).map((mapping) => view(mapping, stateOf(mapping)));
  return json(200, { EventSourceMappings, ...(to < all.length ? { NextMarker: String(to) } : {}) });
}

const stateOf = (mapping: Mapping): string => (mapping.Enabled ? 'Enabled' : 'Disabled');

function view(mapping: Mapping, state: string): object {
  const { uuid, changedAt, problem, Enabled: _enabled, FunctionName, Tags: _tags, ...settings } = mapping;
  return {
    ...settings,
    UUID: uuid,
    FunctionArn: functionArn(FunctionName),
    LastModified: changedAt / 1000,
    LastProcessingResult: problem === undefined ? 'OK' : `PROBLEM: ${problem}`,
    State: state,
    StateTransitionReason: 'User action',
  };
}

async function invoke(functions: Functions, nameOrArn: string, request: ServiceRequest): Promise<ServiceAnswer> {
  const name = topologyFunction(nameOrArn);
  if (!functions.has(name)) {
    throw new ServiceError('ResourceNotFoundException', `Function not found: ${functionName(name)}`, 404);
  }
  const event = request.body.length === 0 ? {} : parseJson(request.body);
  const kind = String(request.headers['x-amz-invocation-type'] ?? 'RequestResponse');
  if (kind === 'DryRun') return { status: 204 };
  if (kind === 'Event') {
    void functions.invoke(name, event);
    return { status: 202 };
  }
  const outcome = await functions.invoke(name, event);
  const headers = { 'content-type': 'application/json', 'x-amz-executed-version': '$LATEST' };
  if (outcome.ok) return { status: 200, headers, body: JSON.stringify(outcome.value) };
  const { errorType, errorMessage, trace } = outcome;
  const body = JSON.stringify({ errorType, errorMessage, trace });
  return { status: 200, headers: { ...headers, 'x-amz-function-error': 'Unhandled' }, body };
}

const parseJson = (body: Buffer): unknown => JSON.parse(body.toString('utf8'));

const json = (status: number, body: object): ServiceAnswer => ({
  status,
  headers: { 'content-type': 'application/json', 'x-amzn-requestid': randomUUID() },
  body: JSON.stringify(body),
});
