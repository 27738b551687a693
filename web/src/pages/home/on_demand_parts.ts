export { ImportPage } from "./import_page";
export { Sheet } from "./sheet";
