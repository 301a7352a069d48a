import { type Language, textIn } from '../../../shared/kernel/text.ts';
import { filingWords } from '../../words/intake/filing.ts';
import { ChoiceBox, ChoiceGroup } from '../frame/fields.tsx';
import { type Node, childrenOf, isLeaf, isLong, leavesBelow, lineTo } from './tree.ts';

type TreeChoiceProps = {
  readonly name: string;
  readonly legend: string;
  readonly hint?: string | undefined;
  readonly fault: string | undefined;
  readonly nodes: readonly Node[];
  readonly chosen: string | undefined;
  readonly language: Language;
  /** The node whose parts are shown, of a list that is gone through level by level. */
  readonly under: string | undefined;
  /** A node that has others below it can be meant itself: one knows the building and not the floor. */
  readonly takesAny: boolean;
  /** What stands there for whoever cannot say. */
  readonly none?: string | undefined;
};

/** One word of a list with levels, as radio buttons. */
export function TreeChoice(props: TreeChoiceProps) {
  const { nodes, name, chosen, language, takesAny } = props;
  const isByLevel = isLong(nodes);
  const above = isByLevel ? props.under : undefined;
  const shown = childrenOf(nodes, above);
  let isFirst = true;
  const box = (value: string, label: string, hint?: string, marked = chosen === value) => {
    const id = isFirst ? name : `${name}-${value || 'none'}`;
    isFirst = false;
    return <ChoiceBox name={name} id={id} chosen={marked ? value : undefined} choice={{ value, label, hint }} />;
  };
  const boxOf = (node: Node) => box(node.id, textIn(node.label, language), node.hint && textIn(node.hint, language));
  /** What stands between the group and the leaf belongs to the leaf's name. */
  const leafBox = (leaf: Node, group: Node) => {
    const line = lineTo(nodes, leaf.id);
    const names = line.slice(line.indexOf(group) + 1).map(({ label }) => textIn(label, language));
    return box(leaf.id, names.join(' › '), leaf.hint && textIn(leaf.hint, language));
  };
  const elsewhere = (node: Node) => box(node.id, filingWords[language].where.elsewhereIn(textIn(node.label, language)));
  // What was chosen further down is offered as it is, so that nobody must go all the way again.
  const line = lineTo(nodes, chosen);
  const [deepest] = line.slice(-1);
  const isDeeper = isByLevel && deepest !== undefined && !shown.includes(deepest) && deepest.id !== above;
  return (
    <ChoiceGroup name={name} legend={props.legend} hint={props.hint} fault={props.fault}>
      <div class="choices">
        {isDeeper ? box(deepest.id, line.map(({ label }) => textIn(label, language)).join(' › ')) : null}
        {shown.map((node, position) => {
          if (isByLevel) return boxOf(node);
          if (isLeaf(nodes, node.id)) {
            // What belongs to no group must not look like a part of the group before it.
            const before = shown[position - 1];
            const isApart = before !== undefined && !isLeaf(nodes, before.id);
            return isApart ? [<hr />, boxOf(node)] : boxOf(node);
          }
          return (
            <fieldset class="choices">
              <legend>{textIn(node.label, language)}</legend>
              {leavesBelow(nodes, node.id).map((leaf) => leafBox(leaf, node))}
              {takesAny ? elsewhere(node) : null}
            </fieldset>
          );
        })}
        {takesAny && above !== undefined ? lineTo(nodes, above).slice(-1).map(elsewhere) : null}
        {props.none === undefined ? null : box('', props.none, undefined, false)}
      </div>
    </ChoiceGroup>
  );
}
