import type { Progress } from "../../api/types";
import { DifficultyMark } from "../catalog/marks";

export function Difficulties({ counts }: { counts: Progress["by_difficulty"] }) {
  return (
    <ul className="difficulties">
      {counts.map(({ difficulty, solved, available }) => (
        <li key={difficulty}>
          <DifficultyMark difficulty={difficulty} />
          <span className="bar" aria-hidden="true">
            <span style={{ width: `${available > 0 ? (100 * solved) / available : 0}%` }} />
          </span>
          <span className="soft small">
            {solved} of {available}
          </span>
        </li>
      ))}
    </ul>
  );
}
