import { h } from '../dom/h.ts';
import type { TargetRole } from '../engine/protocol.ts';

/** Which of the target roles is shown; nothing to choose where there is one. */
export function rolePicker(
  name: string,
  roles: readonly TargetRole[],
  current: string | null,
  choose: (uri: string) => void,
): HTMLElement | null {
  if (roles.length < 2) return null;
  return h('fieldset', { class: 'picker' },
    h('legend', null, name),
    roles.map((role, at) =>
      h('label', null,
        h('input', {
          type: 'radio', name: 'current', id: `current-${at}`, value: role.uri, checked: role.uri === current,
          onchange: () => choose(role.uri),
        }),
        h('span', null, role.title),
      ),
    ),
  );
}
