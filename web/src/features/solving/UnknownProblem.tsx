import { Link } from "wouter";

import { MessagePage } from "../../ui/MessagePage";

/** No problem has this name: the nearest names that exist, and the way back. */
export function UnknownProblem({ slug, nearest }: { slug: string; nearest: string[] }) {
  return (
    <MessagePage title="There is no such problem">
      <p>
        Nothing is called <code>{slug}</code> here.{nearest.length > 0 && " Did you mean one of these?"}
      </p>
      {nearest.length > 0 && (
        <ul>
          {nearest.map((name) => (
            <li key={name}>
              <Link href={`/problems/${name}`}>{name}</Link>
            </li>
          ))}
        </ul>
      )}
      <p>
        <Link href="/">To the roadmap</Link>
      </p>
    </MessagePage>
  );
}
