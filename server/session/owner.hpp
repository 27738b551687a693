#pragma once

namespace dais {

// Whose command it is, where its type says so (`owned_by`): what begins, ends and closes the session is the moderator's own. All others are
// those of moderators and co-moderators.
enum class owner { moderator, moderators, panellist, podium, participant, server };

}  // namespace dais
