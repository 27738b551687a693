#pragma once

namespace dais {

// Whose command it is, where its type says so (`owned_by`): what begins, ends and closes the session is the moderator's own. All others are
// those of moderators and co-moderators: what is `in_person` is theirs alone, `moderators` of tools that moderate as well, and `driver` of
// tools that drive, too.
enum class owner { moderator, in_person, moderators, driver, panellist, podium, participant, server };

}  // namespace dais
