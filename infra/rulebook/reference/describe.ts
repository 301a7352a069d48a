import {
  type Expression,
  isArrayLiteralExpression,
  isArrowFunction,
  isAsExpression,
  isBlock,
  isIdentifier,
  isObjectLiteralExpression,
  isPropertyAssignment,
  isShorthandPropertyAssignment,
  isSpreadAssignment,
  isSpreadElement,
  type ObjectLiteralExpression,
} from 'typescript/unstable/ast';
import { type Declarations, docOf, methodCall } from './sources.ts';

/** As much of JSON Schema as this needs. */
export type JsonSchema = {
  $ref?: string;
  description?: string;
  type?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  additionalProperties?: JsonSchema | boolean;
  propertyNames?: JsonSchema;
  const?: unknown;
  enum?: unknown[];
  [key: string]: unknown;
};

type Walk = { readonly declarations: Declarations; readonly file: string };

/** Writes the docstrings of an expression that makes a schema into the JSON Schema that it made. */
export function describe(schema: JsonSchema | undefined, made: Expression, walk: Walk): void {
  if (!schema || schema.$ref !== undefined) return;
  if (isAsExpression(made)) return describe(schema, made.expression, walk);
  if (isIdentifier(made)) return describeNamed(schema, made.text, walk);
  const call = methodCall(made);
  if (!call) return;
  const { receiver, method, given } = call;
  const [first, second] = given;
  if (!isIdentifier(receiver) || receiver.text !== 'z') {
    // A link of a chain: what it is about comes first, `.extend({...})` adds to it.
    describe(schema, receiver, walk);
    if (method === 'extend' && first && isObjectLiteralExpression(first)) describeProperties(schema, first, walk);
    return;
  }
  if ((method === 'strictObject' || method === 'object') && first) {
    if (isObjectLiteralExpression(first)) describeProperties(schema, first, walk);
    else if (isIdentifier(first)) spread(schema, first.text, walk);
    return;
  }
  if (method === 'array' && first) return describe(schema.items, first, walk);
  if (method === 'lazy' && first && isArrowFunction(first))
    return isBlock(first.body) ? undefined : describe(schema, first.body, walk);
  if ((method === 'record' || method === 'partialRecord') && second) {
    if (typeof schema.additionalProperties === 'object') describe(schema.additionalProperties, second, walk);
    return;
  }
  const choices = method === 'union' ? first : method === 'discriminatedUnion' ? second : undefined;
  if (choices) describeChoices(schema, elementsOf(choices, walk), walk);
}

/** A schema that another constant made: its docstring stands where none is yet. */
function describeNamed(schema: JsonSchema, name: string, walk: Walk): void {
  const declared = walk.declarations.find(name, walk.file);
  if (!declared) return;
  if (declared.doc !== undefined) schema.description ??= declared.doc;
  describe(schema, declared.value, { ...walk, file: declared.file });
}

/** The elements of a list, with lists that are spread into it. */
function elementsOf(list: Expression, walk: Walk): readonly Expression[] {
  if (isAsExpression(list)) return elementsOf(list.expression, walk);
  if (isIdentifier(list)) {
    const declared = walk.declarations.find(list.text, walk.file);
    return declared ? elementsOf(declared.value, { ...walk, file: declared.file }) : [];
  }
  if (!isArrayLiteralExpression(list)) return [];
  return [...list.elements].flatMap((each) => (isSpreadElement(each) ? elementsOf(each.expression, walk) : [each]));
}

function describeChoices(schema: JsonSchema, elements: readonly Expression[], walk: Walk): void {
  const choices = schema.anyOf ?? schema.oneOf ?? [];
  if (choices.length !== elements.length) return;
  elements.forEach((each, index) => describe(choices[index], each, walk));
}

function describeProperties(schema: JsonSchema, literal: ObjectLiteralExpression, walk: Walk): void {
  const { properties } = schema;
  if (!properties) return;
  for (const property of literal.properties) {
    if (isSpreadAssignment(property)) {
      if (isIdentifier(property.expression)) spread(schema, property.expression.text, walk);
      continue;
    }
    if (!isPropertyAssignment(property) && !isShorthandPropertyAssignment(property)) continue;
    const name = property.name.getText().replaceAll(/^'|'$/g, '');
    const target = properties[name];
    if (!target) continue;
    const doc = docOf(property);
    if (doc !== undefined) target.description = doc;
    if (isPropertyAssignment(property)) describe(target, property.initializer, walk);
    else describeNamed(target, name, walk);
  }
}

/** Properties that a constant holds and others spread into theirs. */
function spread(schema: JsonSchema, name: string, walk: Walk): void {
  const declared = walk.declarations.find(name, walk.file);
  if (declared && isObjectLiteralExpression(declared.value))
    describeProperties(schema, declared.value, { ...walk, file: declared.file });
}
