/** What a person can choose for this browser and, where the server has accounts, see to of their own. */

import clsx from "clsx";
import { Link } from "wouter";

import { useMe } from "../../api/queries";
import shared from "../../styles/shared.module.css";
import { useTitle } from "../../ui/useTitle";
import { Appearance } from "./Appearance";
import { OwnData } from "./OwnData";
import { Password } from "./Password";
import { Profile } from "./Profile";
import { JoinProviders } from "./Providers";
import { Sessions } from "./Sessions";
import styles from "./SettingsPage.module.css";
import { Tokens } from "./Tokens";

export default function SettingsPage() {
  useTitle("Settings");
  const { data: me } = useMe();
  const account = me?.mode === "accounts";
  return (
    <div className={clsx(shared.page, styles.settings)}>
      <h1 className={shared.pageTitle}>Settings</h1>
      {account && (
        <>
          <Profile key={me.id} me={me} />
          <Password me={me} />
          <JoinProviders />
          <Sessions />
          <Tokens role={me.role} />
          <OwnData />
          <h2 className={styles.browser}>This browser</h2>
        </>
      )}
      <Appearance />
      {me && (
        <p className={clsx(shared.soft, shared.small)}>
          Gradus {me.version}
          {account ? "." : ", running for you alone on this machine."} {me.role === "admin" && <Link href="/admin">How it runs</Link>}
        </p>
      )}
    </div>
  );
}
