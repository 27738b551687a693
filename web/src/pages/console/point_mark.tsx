import { due as saying } from "../../state/words";

// Always marked so while it is spoken to, in whatever phase its clock is.
export const PointMark = () => (
  <b class="point-mark">
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d="M2 1h2v14H2zM5 2h9l-3 3.5L14 9H5z" />
    </svg>
    {saying.point}
  </b>
);
