import { editor as words, rules } from "../../state/later_words";
import { type GroupForm, withGroup, withoutGroup } from "../../state/plan_rules";
import { changed, moved } from "../../state/rows";
import { GroupFields } from "../../ui/rule_fields";
import { testids } from "../../ui/testids";
import { Steps, useMoves } from "./moves";
import type { PartProps } from "./plan_draft";
import { RemoveRow, Rows } from "./rows";

function Group({ form, set, faultOf, at }: PartProps & { at: number }) {
  const { floor } = form;
  const { groups } = floor;
  const one = groups[at]!;
  const change = (to: GroupForm[]): void => set({ floor: { ...floor, groups: to } });
  const { row, move, onKeyDown } = useMoves(at, groups.length, (to) => change(moved(groups, at, to)));
  const what = one.name || words.group(at + 1);
  const place = `/floor/groups/${at}`;
  return (
    <li ref={row} data-testid={testids.listGroup} data-id={one.id} onKeyDown={onKeyDown}>
      <GroupFields
        group={one}
        change={(part) => change(changed(groups, at, part))}
        faultOf={(member) => faultOf(`${place}/${member}`)}
        place={place}
      />
      <div class="tools">
        <Steps what={what} at={at} count={groups.length} move={move} testids={{ up: testids.listGroupUp, down: testids.listGroupDown }} />
        <RemoveRow what={what} testid={testids.listGroupRemove} remove={() => set({ floor: withoutGroup(floor, one.id) })} />
      </div>
    </li>
  );
}

export function Groups(props: PartProps) {
  const { floor } = props.form;
  return (
    <Rows
      of={floor.groups}
      row={(one, i) => <Group key={one.id} {...props} at={i} />}
      add={() => props.set({ floor: { ...floor, groups: withGroup(floor.groups) } })}
      label={rules.groupAdd}
      testid={testids.listGroupAdd}
      fault={props.faultOfAll("/floor/groups")}
      place="/floor/groups"
    />
  );
}
