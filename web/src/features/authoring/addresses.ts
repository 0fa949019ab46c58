/** The addresses of the workbench's pages. */

export const LIST = "/authoring";
export const draftAddress = (id: number): string => `${LIST}/drafts/${id}`;
export const versionsAddress = (slug: string): string => `${LIST}/problems/${slug}/versions`;
export const STUDY_LIST = `${LIST}/study-list`;
