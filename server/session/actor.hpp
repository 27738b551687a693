#pragma once

#include <string>

namespace dais {

// Who asks. An `observer` sees what moderators see, and asks nothing. `system` is the server: a deadline has come, or a flag was given. A
// `tool` is another program, with a token of its own. A `rapporteur` reads the report, and enters no room. The `organiser` made the
// session. `microphones` are those of the hall: somebody pressed a unit's button. A participant is known by the number of their personal
// link, or else by the hash of a secret.
enum class role { moderator, co_moderator, observer, panellist, stage, participant, tool, system, rapporteur, organiser, microphones };

struct actor {
  role as = role::stage;
  std::string id;  // a panellist's, a tool's, or a participant's; empty for the others

  bool operator==(actor const&) const = default;
};

}  // namespace dais
