import { reportLink } from "../../state/access_words";
import { testids } from "../../ui/testids";

// By the token that this console has now.
export function ReportLink() {
  return (
    <a class="button" href={`/report${location.hash}`} target="_blank" rel="noopener" data-testid={testids.reportLink}>
      {reportLink}
    </a>
  );
}
