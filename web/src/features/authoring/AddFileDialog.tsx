/** Adds a file of those that a problem may have, or gives a solution another name. */

import { Dialog } from "../../ui/Dialog";
import { SelectField, TextField } from "../../ui/form/Fields";
import { Form } from "../../ui/form/Form";
import type { Fault, Values } from "../../ui/form/faults";
import type { DraftFiles } from "./draftFiles";
import { absent, shortName, SOLUTION_FOLDERS, SOLUTION_RULE, type SolutionFolder, solutionPath, solutionText } from "./files";

interface AddFileDialogProps {
  files: DraftFiles;
  paths: string[];
  open: (path: string) => void;
  onClose: () => void;
}

const FOLDER_NAMES: Record<SolutionFolder, string> = { accepted: "A solution that must be accepted", rejected: "A solution that must be rejected" };
const isFolder = (what: string): what is SolutionFolder => what in FOLDER_NAMES;

function faultOf(path: string | null, paths: string[]): Fault[] {
  if (path === null) return [{ field: "name", message: SOLUTION_RULE }];
  return paths.includes(path) ? [{ field: "name", message: `There is a file ${path} already.` }] : [];
}

export function AddFileDialog({ files, paths, open, onClose }: AddFileDialogProps) {
  const folders = SOLUTION_FOLDERS.map((folder) => [folder, FOLDER_NAMES[folder]] as const);
  const options = [...folders, ...absent(paths).map((path) => [path, path] as const)];
  const check = ({ what = "", name = "" }: Values): Fault[] => (isFolder(what) ? faultOf(solutionPath(what, name), paths) : []);
  const send = ({ what = "", name = "" }: Values): Promise<void> => {
    const path = isFolder(what) ? (solutionPath(what, name) ?? "") : what;
    files.add(path, isFolder(what) ? solutionText(what, files.text("problem.toml"), files.text("reference.py")) : "");
    open(path);
    onClose();
    return Promise.resolve();
  };
  return (
    <Dialog title="Add a file" onClose={onClose}>
      <Form send={send} check={check} action="Add" sending="Adding …" emptied={false}>
        <SelectField name="what" label="File" options={options} defaultValue="rejected" />
        <TextField
          name="name"
          label="Name of the solution"
          hint="For a solution: it says the mistake, like forgets-the-mean. It begins with the text of reference.py."
          autoComplete="off"
          maxLength={60}
        />
      </Form>
    </Dialog>
  );
}

interface RenameDialogProps extends AddFileDialogProps {
  path: string;
}

export function RenameDialog({ files, paths, path, open, onClose }: RenameDialogProps) {
  const folder = path.slice(0, path.indexOf("/")) as SolutionFolder;
  const send = ({ name = "" }: Values): Promise<void> => {
    const next = solutionPath(folder, name) ?? "";
    files.add(next, files.text(path));
    files.remove(path);
    open(next);
    onClose();
    return Promise.resolve();
  };
  return (
    <Dialog title={`Rename ${path}`} onClose={onClose}>
      <Form send={send} check={({ name = "" }) => faultOf(solutionPath(folder, name), paths)} action="Rename" sending="Renaming …" emptied={false}>
        <TextField name="name" label="New name" autoComplete="off" maxLength={60} defaultValue={shortName(path)} />
      </Form>
    </Dialog>
  );
}
